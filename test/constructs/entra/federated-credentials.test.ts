import { describe, expect, test } from "@jest/globals";
import { AwsAccount, AwsRole } from "../../../lib/constructs/aws";
import { branch, branches, GitlabInstance, GitlabProject } from "../../../lib/constructs/gitlab";
import { freshEstate, publisher, deployer, written } from "./estate";

const EXACT = "azuread_application_federated_identity_credential";
const FLEXIBLE = "azuread_application_flexible_federated_identity_credential";

const subjects = (json: ReturnType<typeof written>, type = EXACT) =>
  Object.values(json.resource?.[type] ?? {}).map((c) => {
    const { subject, claims_matching_expression: expression } = c as Readonly<
      Record<string, string>
    >;
    return subject ?? expression;
  });

describe("FederatedCredentials", () => {
  test("ask for what must stand in the subject", () => {
    const e = freshEstate();
    publisher(e);
    expect(e.web.acceptedTemplates).toEqual([["project_id", "ref_type", "ref", "ref_protected"]]);
  });

  test("where a pattern makes them flexible, the project may keep a subject without its id", () => {
    const json = written((e) => {
      const old = GitlabProject.fromPath(e.stack, "Old", {
        path: "shop/old",
        subjectTemplate: ["project_path", "ref_type", "ref", "ref_protected"],
      });
      publisher(e, { assumedBy: old.jobs({ ref: branches("release/*") }) });
    });
    expect(subjects(json, FLEXIBLE)).toEqual([
      "claims['sub'] matches 'project_path:shop/old:ref_type:branch:ref:release/*:ref_protected:true' and claims['project_id'] eq '${data.gitlab_project.Old.id}'",
    ]);
  });

  test("are written with the subject as the whole program leaves it", () => {
    const json = written((e) => {
      const first = publisher(e);
      expect(first.credentials).toHaveLength(1);
      const account = new AwsAccount(e.stack, "Aws", {
        accountId: "111122223333",
        region: "eu-central-1",
      });
      new AwsRole(e.stack, "Role", {
        account,
        because: "deploys",
        assumedBy: e.web.jobs({ ref: branch("main"), environmentProtected: true }),
      });
    });
    const start = "project_id:${gitlab_project.Web.id}:ref_type:branch:ref:main:ref_protected:true";
    expect(subjects(json).sort()).toEqual([
      start,
      `${start}:environment_protected:false`,
      `${start}:environment_protected:true`,
    ]);
  });

  test("wait for each other on a managed identity alone", () => {
    const depends = (json: ReturnType<typeof written>, type: string) =>
      Object.values(json.resource?.[type] ?? {}).map((c) => {
        const { depends_on = [] } = c as { depends_on?: readonly string[] };
        return depends_on.length;
      });
    const json = written((e) => {
      const assumedBy = ["main", "dev", "ops"].map((name) => e.web.jobs({ ref: branch(name) }));
      publisher(e, { assumedBy });
      deployer(e, { assumedBy });
    });
    expect(depends(json, EXACT)).toEqual([0, 0, 0]);
    expect(depends(json, "azurerm_federated_identity_credential").sort()).toEqual([0, 1, 1]);
  });

  test("refuse patterns where Entra takes none", () => {
    const git = GitlabInstance.selfManaged({
      url: "https://git.example.org",
      version: "19.2",
      tier: "premium",
    });
    const e = freshEstate(git);
    const assumedBy = e.web.jobs({ ref: branches("release/*") });
    expect(() => publisher(e, { assumedBy })).toThrow("this one is https://git.example.org");
    const other = freshEstate();
    const jobs = other.web.jobs({ ref: branches("release/*") });
    expect(() => deployer(other, { assumedBy: jobs })).toThrow(
      "a managed identity has exact credentials only",
    );
  });
});

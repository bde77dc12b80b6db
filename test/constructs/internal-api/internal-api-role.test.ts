import { describe, expect, test } from "@jest/globals";
import { branch, type FederationStack, GitlabInstance } from "../../../lib/constructs/gitlab";
import { InternalApi, InternalApiRole } from "../../../lib/constructs/internal-api";
import { releases, webProject, writtenBy } from "../../support/internal-api";
import { freshStack, refusal } from "../../support/synth";

const FILE = "artifact-store.internal-api.json";
const because = "publishes releases";

function api(stack: FederationStack): InternalApi {
  return new InternalApi(stack, "ArtifactStore", { url: "https://artifacts.corp.example" });
}

const ROLE = {
  name: "publisher",
  grants: [
    {
      claims: {
        project_id: { values: ["${gitlab_project.Web.id}"] },
        ref_type: { values: ["branch"] },
        ref: { values: ["main"] },
        ref_protected: { values: ["true"] },
      },
    },
  ],
};

function rolesIn(files: ReadonlyMap<string, string>): unknown {
  return (JSON.parse(files.get(FILE) ?? "") as { roles: unknown }).roles;
}

describe("InternalApiRole", () => {
  test("is a role of the policy that the named jobs have", () => {
    const files = writtenBy((stack) => {
      const role = new InternalApiRole(stack, "publisher", {
        api: api(stack),
        assumedBy: releases(stack),
        because,
      });
      expect(role.roleName).toBe("publisher");
      expect(role.audience).toBe("internal-api:artifact-store");
    });
    expect(rolesIn(files)).toEqual([ROLE]);
    expect(files.get("federation.json")).toMatch(because);
    expect(files.get("federation.gitlab-ci.yml")).toMatch(/^\.publisher:$/m);
  });

  test("roles are written in the order of their names, and need no subject template", () => {
    const files = writtenBy((stack) => {
      const store = api(stack);
      const project = webProject(stack);
      const main = project.jobs({ ref: branch("main") });
      new InternalApiRole(stack, "Writer", {
        api: store,
        name: "writer",
        assumedBy: main,
        because,
      });
      new InternalApiRole(stack, "Auditor", {
        api: store,
        name: "auditor",
        assumedBy: [main, project.tagJobs({ ref: "v*", because })],
        because,
      });
      project.protectTag("v*", { create: "maintainer" });
      expect(project.subjectTemplate).toBeUndefined();
    });
    const { claims } = ROLE.grants[0]!;
    expect(rolesIn(files)).toEqual([
      {
        name: "auditor",
        grants: [
          { claims },
          { claims: { ...claims, ref_type: { values: ["tag"] }, ref: { patterns: ["v*"] } } },
        ],
      },
      { name: "writer", grants: [{ claims }] },
    ]);
  });

  test("leaves out what is not enforced, with a reason that reviewers read", () => {
    const files = writtenBy((stack) => {
      new InternalApiRole(stack, "publisher", {
        api: api(stack),
        assumedBy: releases(stack),
        because,
        notEnforced: { ref_protected: "the branch is protected by hand" },
      });
    });
    const { project_id, ref_type, ref } = ROLE.grants[0]!.claims;
    expect(rolesIn(files)).toEqual([
      { name: "publisher", grants: [{ claims: { project_id, ref_type, ref } }] },
    ]);
    expect(files.get("federation.json")).toMatch("the branch is protected by hand");
  });

  test.each<[string, (stack: FederationStack) => unknown, string, string]>([
    [
      "without a reason",
      (stack) =>
        new InternalApiRole(stack, "R", {
          api: api(stack),
          assumedBy: releases(stack),
          because: " ",
        }),
      "ERR_PROP",
      "shop/R",
    ],
    [
      "without jobs",
      (stack) => new InternalApiRole(stack, "R", { api: api(stack), assumedBy: [], because }),
      "ERR_PROP",
      "shop/R",
    ],
    [
      "with a name that no role has",
      (stack) =>
        new InternalApiRole(stack, "R", {
          api: api(stack),
          name: "a/b",
          assumedBy: releases(stack),
          because,
        }),
      "ERR_PROP",
      "shop/R",
    ],
    [
      "twice",
      (stack) => {
        const props = { api: api(stack), name: "publisher", assumedBy: releases(stack), because };
        new InternalApiRole(stack, "A", props);
        return new InternalApiRole(stack, "B", props);
      },
      "ERR_DUPLICATE",
      "shop/B",
    ],
    [
      "for jobs of another GitLab",
      (stack) => {
        const { stack: other } = freshStack(GitlabInstance.gitlabCom());
        return new InternalApiRole(stack, "R", {
          api: api(stack),
          assumedBy: releases(other),
          because,
        });
      },
      "ERR_CANNOT_EXPRESS",
      "shop/R",
    ],
  ])("is refused %s", (_, build, code, where) => {
    const { stack } = freshStack();
    expect(refusal(() => build(stack))).toMatchObject({ code, where });
  });
});

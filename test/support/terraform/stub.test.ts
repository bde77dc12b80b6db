import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  ARN_REFERENCE,
  chainStack,
  LITERAL_ARN,
  providerStack,
  roleStack,
  trustPolicy,
} from "./stacks";
import {
  changeOf,
  cycle,
  describeWithTerraform,
  differences,
  serveFor,
  valuesOf,
  type Stubs,
} from "./stub";

const OIDC = "aws_iam_openid_connect_provider.gitlab";
const ROLE = "aws_iam_role.deploy";

describeWithTerraform("Terraform core on stub providers", () => {
  let stubs: Stubs;
  beforeAll(async () => {
    stubs = await serveFor([chainStack()], { forceNew: { aws_iam_role: ["name"] } });
  });
  afterAll(() => stubs.stop());

  const diagnosticsOf = async (role: Readonly<Record<string, unknown>>) => {
    const work = await stubs.open(roleStack(role));
    const { valid, diagnostics } = await work.validate();
    return {
      valid,
      details: diagnostics.map((d) => d.detail),
      at: diagnostics.map((d) => d.snippet?.context),
    };
  };

  test("accepts a valid stack", async () => {
    expect(await diagnosticsOf({})).toEqual({ valid: true, details: [], at: [] });
  });

  test("refuses an argument that the type does not have", async () => {
    expect(await diagnosticsOf({ assume_role_polcy: "{}" })).toEqual({
      valid: false,
      details: [expect.stringContaining('No argument or block type is named "assume_role_polcy"')],
      at: ["resource.aws_iam_role.deploy"],
    });
  });

  test("refuses a value of the wrong type", async () => {
    expect(await diagnosticsOf({ max_session_duration: "one hour" })).toEqual({
      valid: false,
      details: ['Inappropriate value for attribute "max_session_duration": a number is required.'],
      at: ["resource.aws_iam_role.deploy"],
    });
  });

  test("refuses a missing argument", async () => {
    const { valid, details } = await diagnosticsOf({ assume_role_policy: undefined });
    expect(valid).toBe(false);
    expect(details).toEqual([
      expect.stringContaining('The argument "assume_role_policy" is required'),
    ]);
  });

  const firstPlanOfTrust = async (policy: string) => {
    const work = await stubs.open(roleStack({ assume_role_policy: policy }));
    const { change } = changeOf(await work.plan(), ROLE);
    return {
      policy: change.after?.["assume_role_policy"],
      unknown: change.after_unknown["assume_role_policy"],
    };
  };

  test("a first plan does not know a trust policy that refers to the provider's ARN", async () => {
    expect(await firstPlanOfTrust(trustPolicy(ARN_REFERENCE, "x"))).toEqual({
      policy: undefined,
      unknown: true,
    });
  });

  test("a first plan knows a trust policy with a literal ARN", async () => {
    const policy = trustPolicy(LITERAL_ARN, "x");
    expect(await firstPlanOfTrust(policy)).toEqual({ policy, unknown: undefined });
  });

  test.each([
    ["refs/${terraform.workspace}", "refs/default"],
    ["refs/$${terraform.workspace}", "refs/${terraform.workspace}"],
    ["a%{ if true }b%{ endif }", "ab"],
    ["a%%{ if true }b", "a%{ if true }b"],
    ["__proto__", "__proto__"],
  ])("the text %s becomes %s", async (written, planned) => {
    const work = await stubs.open(
      roleStack({ description: written, tags: { [written]: written } }),
    );
    const after = changeOf(await work.plan(), ROLE).change.after;
    expect(after?.["description"]).toBe(planned);
    expect(Object.values(after?.["tags"] as object)).toEqual([planned]);
    await work.apply();
    expect(differences(await work.plan())).toEqual([]);
  });

  test("a changed attribute updates, a force-new one replaces, a resource left out is deleted", async () => {
    const work = await stubs.open(roleStack());
    await work.plan();
    await work.apply();

    work.put(roleStack({ max_session_duration: 7200 }));
    expect(differences(await work.plan())).toEqual([`${ROLE}: update`]);

    work.put(roleStack({ name: "deploy-2" }));
    const replacing = await work.plan();
    expect(differences(replacing)).toEqual([`${ROLE}: delete, create`, "output.role: update"]);
    expect(changeOf(replacing, ROLE)).toMatchObject({
      action_reason: "replace_because_cannot_update",
      change: { replace_paths: [["name"]] },
    });

    work.put(providerStack());
    expect(differences(await work.plan())).toEqual([`${ROLE}: delete`, "output.role: delete"]);
  });

  test("the whole chain lives through a cycle, with values in the form of the real services", async () => {
    const { state, plan } = await stubs.cycle(chainStack());
    expect(valuesOf(state, OIDC)["arn"]).toBe(LITERAL_ARN);
    expect(valuesOf(state, ROLE)["arn"]).toBe("arn:aws:iam::123456789012:role/deploy");
    const projectId = valuesOf(state, "gitlab_project.web")["id"];
    expect(projectId).toMatch(/^\d{6}$/);
    expect(valuesOf(state, ROLE)["assume_role_policy"]).toBe(
      trustPolicy(LITERAL_ARN, `project_id:${String(projectId)}:ref_protected:true`),
    );
    expect(valuesOf(state, "ad_group.developers")["id"]).toMatch(
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    );
    expect(state.values?.outputs?.["group"]?.value).toBe(
      "CN=developers,OU=Groups,DC=example,DC=com",
    );
    expect(changeOf(plan, ROLE).change.after_unknown["assume_role_policy"]).toBe(true);
  });
});

describeWithTerraform("a cycle on stub providers of its own", () => {
  test("gives the plan of a changed stack and takes options", async () => {
    const byReference = roleStack({ assume_role_policy: trustPolicy(ARN_REFERENCE, "x") });
    const { plan, changedPlan } = await cycle(byReference, roleStack({ name: "deploy-2" }), {
      forceNew: { aws_iam_role: ["name"] },
      knownAtPlan: { aws_iam_openid_connect_provider: ["arn"] },
      values: { aws_iam_role: { unique_id: "AROAEXAMPLE" } },
    });
    expect(changeOf(plan, ROLE).change.after?.["assume_role_policy"]).toBe(
      trustPolicy(LITERAL_ARN, "x"),
    );
    const replaced = changedPlan && changeOf(changedPlan, ROLE).change;
    expect(replaced?.actions).toEqual(["delete", "create"]);
    expect(replaced?.before?.["unique_id"]).toBe("AROAEXAMPLE");
  });

  test("fails with Terraform's words", async () => {
    await expect(cycle(roleStack({ assume_role_polcy: "{}" }))).rejects.toThrow(
      "assume_role_polcy",
    );
  });
});

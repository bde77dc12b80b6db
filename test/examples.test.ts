import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { App } from "cdktf";
import { existingEstate } from "../examples/existing-estate/main";
import { gitlabCom } from "../examples/gitlab-com/main";
import { internalApi } from "../examples/internal-api/main";
import { kubernetesNamespaces } from "../examples/kubernetes-namespaces/main";
import { manyTeams } from "../examples/many-teams/main";
import { multiCloud } from "../examples/multi-cloud/main";
import { pipeline } from "../examples/pipeline/main";
import { quickstart } from "../examples/quickstart/main";
import type { FederationStack } from "../lib/constructs/gitlab";
import { synthesizedExample } from "./support/example";
import { describeWithRealAws, type RealAws, startRealAws } from "./support/terraform/real-aws";
import { cycle, describeWithTerraform, type StackJson } from "./support/terraform/stub";

const EXAMPLES: readonly [string, (app: App) => FederationStack][] = [
  ["quickstart", quickstart],
  ["gitlab-com", gitlabCom],
  ["existing-estate", existingEstate],
  ["many-teams", manyTeams],
  ["multi-cloud", multiCloud],
  ["kubernetes-namespaces", kubernetesNamespaces],
  ["internal-api", internalApi],
  ["pipeline", pipeline],
];

const WITH_ROLES = EXAMPLES.filter(
  ([, build]) => Object.keys(synthesizedExample(build).resource?.["aws_iam_role"] ?? {}).length > 0,
);

test.each(EXAMPLES)("%s gives the same bytes twice", (_name, build) => {
  expect(JSON.stringify(synthesizedExample(build))).toBe(JSON.stringify(synthesizedExample(build)));
});

describeWithTerraform("Terraform core takes every example through its life", () => {
  test.each(EXAMPLES)(
    "%s: init, validate, plan, apply, no change, changed plan, destroy",
    async (name, build) => {
      const stack = synthesizedExample(build);
      const { changedPlan } = await cycle(stack, withLongerSessions(stack));
      const changed = changedPlan?.resource_changes?.filter(
        (c) => c.change.actions.join() !== "no-op",
      );
      const hasRoles = WITH_ROLES.some(([other]) => other === name);
      expect(new Set(changed?.map((c) => `${c.type} ${c.change.actions.join()}`))).toEqual(
        new Set(hasRoles ? ["aws_iam_role update"] : []),
      );
    },
  );
});

describeWithRealAws("the real AWS provider takes the AWS side of every example", () => {
  let aws: RealAws;
  beforeAll(async () => {
    aws = await startRealAws();
  });
  afterAll(() => aws.stop());

  test.each(WITH_ROLES)(
    "%s: applied to an emulated AWS, read back, no difference",
    async (_name, build) => {
      const stack = synthesizedExample(build);
      const { state } = await aws.cycle(stack, lookedUpProviders(stack));
      const roles = state.values?.root_module.resources?.filter((r) => r.type === "aws_iam_role");
      expect(roles?.map((r) => r.address.split(".")[1]).sort()).toEqual(
        Object.keys(stack.resource?.["aws_iam_role"] ?? {}).sort(),
      );
    },
  );
});

function withLongerSessions<T>(stack: T): T {
  return JSON.parse(JSON.stringify(stack), (key, value: unknown) =>
    key === "max_session_duration" ? 7200 : value,
  ) as T;
}

/** The OIDC providers that an example looks up, as somebody else has made them. */
function lookedUpProviders(stack: StackJson): StackJson | undefined {
  const found = Object.entries(stack.data?.["aws_iam_openid_connect_provider"] ?? {});
  if (found.length === 0) return undefined;
  const providers = found.map(([name, data]) => [
    name,
    {
      provider: data["provider"],
      url: `https://${String(data["arn"]).replace(/^.*oidc-provider\//, "")}`,
      client_id_list: ["aws:777788889999"],
    },
  ]);
  return {
    provider: { aws: stack.provider?.["aws"] ?? [] },
    resource: {
      aws_iam_openid_connect_provider: Object.fromEntries(providers) as Record<string, object>,
    },
  } as StackJson;
}

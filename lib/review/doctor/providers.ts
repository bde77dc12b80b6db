import type { Resource, Stack } from "../../terraform";
import { fitOf, oldestOf } from "./constraint";
import type { Diagnosis } from "./diagnosis";

/** Something of a Terraform provider that older versions of it lack. */
interface Feature {
  readonly provider: string;
  /** First version that has it. */
  readonly since: string;
  /** In words, for a sentence: `flexible federated credentials`. */
  readonly words: string;
  readonly isUsed: (resource: Resource) => boolean;
}

const ofType =
  (type: string) =>
  (resource: Resource): boolean =>
    resource.type === type;

const FEATURES: readonly Feature[] = [
  {
    provider: "azuread",
    since: "3.7.0",
    words: "flexible federated credentials",
    isUsed: ofType("azuread_application_flexible_federated_identity_credential"),
  },
];

/** Whether the versions that the stacks allow have what the stacks use. */
export function providerDiagnoses(stacks: readonly Stack[]): readonly Diagnosis[] {
  return stacks.flatMap((stack) =>
    FEATURES.filter((feature) => stack.resources.some(feature.isUsed)).map((feature) =>
      diagnosis(feature, stack),
    ),
  );
}

function diagnosis({ provider, since, words }: Feature, stack: Stack): Diagnosis {
  const constraint = stack.requiredProviders?.get(provider);
  const common = {
    name: `provider ${provider}`,
    stack: stack.name,
    needed: `>= ${since} for ${words}`,
  };
  if (constraint === undefined) {
    return {
      ...common,
      status: "unknown",
      message: `the stack names no version of the provider ${provider}`,
      fix: `require ${provider} >= ${since}`,
    };
  }
  const fit = fitOf(constraint, since);
  const found = constraint;
  if (fit === "always") {
    return {
      ...common,
      found,
      status: "ok",
      message: `every version that ${constraint} allows has ${words}`,
    };
  }
  const fix = `require ${provider} >= ${since}`;
  switch (fit) {
    case "never":
      return {
        ...common,
        found,
        status: "error",
        message: `no version that ${constraint} allows has ${words}`,
        fix,
      };
    case "may be older":
      return {
        ...common,
        found,
        status: "warning",
        message: `${constraint} allows ${oldestOf(constraint) ?? "versions"}, which has no ${words}`,
        fix,
      };
    default:
      return {
        ...common,
        found,
        status: "unknown",
        message: `the constraint ${constraint} is not understood`,
        fix,
      };
  }
}

import type { Input } from "../../lib/guardrails/input";
import { inputOf } from "../../lib/review/input";
import type { Stack } from "../../lib/terraform";
import {
  clusterOf,
  configuration,
  type Entry,
  entry,
  stackWith,
  type SubjectText,
} from "./kubernetes";

/** What guard rails judge of one cluster. */
export function clusterInput(parts: Entry, ...subjects: readonly SubjectText[]): Input {
  return inputOf([clusterOf(parts, subjects)]);
}

/** The same of authenticators alone. */
export function authenticatorInput(...parts: readonly Entry[]): Input {
  return inputOf([stackWith({ "auth.yaml": configuration(...parts.map(entry)) })]);
}

/** The same of any stack. */
export function stackInput(stack: Stack): Input {
  return inputOf([stack]);
}

/** The same of OIDC providers of one EKS cluster. */
export function eksInput(...oidc: readonly object[]): Input {
  const own = { issuer_url: "https://gitlab.com", client_id: "eks:web" };
  const configs = Object.fromEntries(
    oidc.map((others, i) => [`x${i}`, { cluster_name: "web", oidc: { ...own, ...others } }]),
  );
  return stackInput(stackWith({}, { resource: { aws_eks_identity_provider_config: configs } }));
}

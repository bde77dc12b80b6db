import type { Stack } from "../../terraform";
import type { Diagnosis } from "./diagnosis";

/** First Kubernetes that reads each version of the structured authentication configuration (kubernetes.io, "Authenticating"). */
const AUTHENTICATION: ReadonlyMap<string, string> = new Map([
  ["apiserver.config.k8s.io/v1", "1.34"],
  ["apiserver.config.k8s.io/v1beta1", "1.30"],
  ["apiserver.config.k8s.io/v1alpha1", "1.29"],
]);

/** What the servers behind the stacks must be: no input tells their versions, so each is named and left to the reader. */
export function partyDiagnoses(stacks: readonly Stack[]): readonly Diagnosis[] {
  return stacks.flatMap((stack) => [
    ...kubernetes(stack),
    ...eks(stack),
    ...(stack.resources.some((r) => r.type === "vault_jwt_auth_backend_role")
      ? [
          unknown(
            stack,
            "vault",
            "Vault >= 1.17, or OpenBao",
            "older servers let a token in whose audience no role names",
          ),
        ]
      : []),
  ]);
}

function kubernetes(stack: Stack): readonly Diagnosis[] {
  const versions = new Set(
    (stack.manifests ?? []).flatMap((m) =>
      m.kind === "AuthenticationConfiguration" ? [m.apiVersion] : [],
    ),
  );
  return [...versions].map((version): Diagnosis => {
    const since = AUTHENTICATION.get(version);
    if (since !== undefined) {
      return unknown(
        stack,
        "kubernetes",
        `Kubernetes >= ${since} for ${version}`,
        "the API server must be started with --authentication-config",
      );
    }
    return {
      name: "kubernetes",
      stack: stack.name,
      status: "error",
      found: version,
      needed: [...AUTHENTICATION.keys()].join(", "),
      message: `no API server reads an AuthenticationConfiguration of ${version}`,
      fix: "write apiserver.config.k8s.io/v1",
    };
  });
}

function eks(stack: Stack): readonly Diagnosis[] {
  const count = stack.resources.filter((r) => r.type === "aws_eks_identity_provider_config").length;
  return count < 2
    ? []
    : [
        unknown(
          stack,
          "eks",
          "EKS >= 1.32 for several OIDC providers of one cluster",
          "older clusters take one",
        ),
      ];
}

function unknown(stack: Stack, name: string, needed: string, why: string): Diagnosis {
  return {
    name,
    stack: stack.name,
    status: "unknown",
    needed,
    message: `the version of the server is not in the input: ${why}`,
  };
}

import {
  attribute,
  find,
  isMap,
  isUnknown,
  resolve,
  type Resource,
  type Stack,
  type Value,
} from "../../terraform";
import { blocks } from "../blocks";
import type { NotUnderstood } from "../trust-document";
import type { Authenticator, ClaimRule } from "./authenticator";

/**
 * OIDC providers of EKS clusters: a client id, claims with one value, and claims with a prefix (docs.aws.amazon.com, EKS
 * OidcIdentityProviderConfigRequest).
 */
export function eksAuthenticators(stack: Stack): readonly Authenticator[] {
  return find(resolve(stack), "aws_eks_identity_provider_config", "managed").map(ofResource);
}

function ofResource({ address, values }: Resource): Authenticator {
  const oidc = blocks(attribute(values, "oidc"))?.[0];
  const gaps: NotUnderstood[] = [];
  if (oidc === undefined) {
    gaps.push({ code: "unknown-value", message: `${address}.oidc is not known before apply` });
  }
  const text = (name: string): string | undefined => {
    const value = attribute(oidc, name);
    if (isUnknown(value)) {
      gaps.push({
        code: "unknown-value",
        message: `${address}.oidc.${name} is not known before apply`,
      });
    }
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const issuer = attribute(oidc, "issuer_url") ?? null;
  const claim = text("username_claim") ?? "sub";
  const groups = text("groups_claim");
  const client = attribute(oidc, "client_id");
  return {
    address,
    cluster: shown(attribute(values, "cluster_name")) ?? address,
    issuer,
    audiences: client === undefined || client === null ? undefined : [client],
    rules: requiredClaims(attribute(oidc, "required_claims"), address, gaps),
    username: {
      kind: "claim",
      claim,
      prefix: usernamePrefix(text("username_prefix"), claim, issuer),
    },
    groups:
      groups === undefined
        ? undefined
        : { kind: "claim", claim: groups, prefix: text("groups_prefix") ?? "" },
    uid: undefined,
    extra: [],
    userRules: [],
    gaps,
    source: oidc ?? null,
  };
}

/** Without a prefix the API server takes the issuer's URL and `#`, for any claim but email; `-` means none. */
function usernamePrefix(given: string | undefined, claim: string, issuer: Value): string {
  if (given === "-") return "";
  if (given !== undefined) return given;
  return claim === "email" || typeof issuer !== "string" ? "" : `${issuer}#`;
}

function requiredClaims(
  value: Value | undefined,
  address: string,
  gaps: NotUnderstood[],
): readonly ClaimRule[] {
  if (isUnknown(value)) {
    gaps.push({
      code: "unknown-value",
      message: `${address}.oidc.required_claims is not known before apply`,
    });
  }
  if (!isMap(value)) return [];
  return Object.entries(value).map(([claim, wanted]) => ({ kind: "value", claim, value: wanted }));
}

function shown(value: Value | undefined): string | undefined {
  return typeof value === "string" ? value : isUnknown(value) ? value.toString() : undefined;
}

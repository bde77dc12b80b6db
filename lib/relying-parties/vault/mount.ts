import { find, isUnknown, type Resource, type Stack } from "../../terraform";
import { referenced } from "../references";
import { known, type Text, textOf } from "../text";
import type { NotUnderstood } from "../trust-document";
import { given, members } from "./given";

export const MOUNT_TYPE = "vault_jwt_auth_backend";

/** Where an auth mount has the signing keys from. */
export type Keys = "discovery" | "jwks" | "by hand" | "unknown";

/** The auth mount that a role belongs to: it checks signature and issuer. */
export interface Mount {
  /** Terraform address; `undefined` where the input does not define it. */
  readonly address: string | undefined;
  readonly keys: Keys;
  /**
   * The `iss` it wants, byte for byte. `any`: it does not look at `iss`, and takes whatever its keys have signed.
   * `unknown`: the input does not tell.
   */
  readonly issuer: Text | "any" | "unknown";
  readonly gaps: readonly NotUnderstood[];
}

/** The path of a mount or the `backend` of a role as Vault's API has it. Both default to `jwt`. */
export function mountPath(resource: Resource): string | undefined {
  const value = given(resource, resource.type === MOUNT_TYPE ? "path" : "backend");
  if (value === undefined) return "jwt";
  return typeof value === "string" ? value.replace(/^\/+|\/+$/g, "") : undefined;
}

/** Reads a mount: `bound_issuer`, else the issuer that its discovery URL implies. */
export function mountOf(resource: Resource): Mount {
  const { address } = resource;
  const keys = keysOf(resource);
  const bound = textOf(given(resource, "bound_issuer"), false);
  const discovery = textOf(given(resource, "oidc_discovery_url"), false);
  const wanted =
    bound !== undefined && known(bound) !== ""
      ? { name: "bound_issuer", text: bound }
      : keys === "discovery" && discovery !== undefined
        ? { name: "oidc_discovery_url", text: withoutSlash(discovery) }
        : undefined;
  if (wanted !== undefined) {
    return {
      address,
      keys,
      issuer: wanted.text,
      gaps:
        known(wanted.text) === undefined
          ? [late(`${address}.${wanted.name} is not known before apply`)]
          : [],
    };
  }
  const gaps = keys === "unknown" ? [late(`${address} does not tell its signing keys`)] : [];
  return { address, keys, issuer: keys === "unknown" ? "unknown" : "any", gaps };
}

/**
 * Vault takes the keys of a discovery document only where its `issuer` is this URL, and an issuer signs for itself alone.
 * A slash at the end would keep the mount from being configured at all; GitLab's issuer has none.
 */
function withoutSlash(url: Text): Text {
  const whole = known(url);
  return whole === undefined ? url : { ...url, pieces: [whole.replace(/\/+$/, "")] };
}

function keysOf(resource: Resource): Keys {
  const isSet = (name: string): boolean => {
    const value = given(resource, name);
    return isUnknown(value) || members(value).some((member) => member !== "");
  };
  if (isSet("oidc_discovery_url")) return "discovery";
  if (isSet("jwks_url") || isSet("jwks_pairs")) return "jwks";
  return isSet("jwt_validation_pubkeys") ? "by hand" : "unknown";
}

function late(message: string): NotUnderstood {
  return { code: "unknown-value", message };
}

/** The mount of a role: named by reference, or by its path in the same Vault. */
export function mountOfRole(role: Resource, stack: Stack): Mount {
  const [mount, ...others] = candidates(role, stack);
  if (mount !== undefined && others.length === 0) return mountOf(mount);
  const path = mountPath(role);
  const shown = path ?? "not known before apply";
  const problem =
    mount === undefined
      ? `the auth mount of ${role.address} (${shown}) is not in the input, so its issuer is not known`
      : `the auth mount of ${role.address} is one of ${[mount, ...others].map((m) => m.address).join(", ")}`;
  return { address: undefined, keys: "unknown", issuer: "unknown", gaps: [late(problem)] };
}

function candidates(role: Resource, stack: Stack): readonly Resource[] {
  const value = given(role, "backend");
  const path = mountPath(role);
  const mentions = [
    ...(isUnknown(value) ? value.mentions : []),
    ...(path === undefined ? (role.references["backend"] ?? []) : []),
  ];
  const named = referenced(stack.resources, MOUNT_TYPE, mentions, role.key);
  if (named.length > 0 || path === undefined) return named;
  const all = find(stack, MOUNT_TYPE, "managed").filter(
    (m) => mountPath(m) === path && namespaceOf(m) === namespaceOf(role),
  );
  const own = all.filter((m) => m.provider === role.provider);
  return own.length > 0 ? own : all;
}

function namespaceOf(resource: Resource): string {
  const value = given(resource, "namespace");
  return isUnknown(value) ? value.toString() : typeof value === "string" ? value : "";
}

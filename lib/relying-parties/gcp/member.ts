import { showValue } from "../../core";
import type { Value } from "../../terraform";
import { isOpenText, writtenText } from "./text";

/** Who of a pool a member is. Values are compared whole; `*` is everybody only where it stands alone. */
export type Principal =
  | { readonly kind: "everybody" }
  | { readonly kind: "subject"; readonly value: string }
  | { readonly kind: "group"; readonly value: string }
  | { readonly kind: "attribute"; readonly name: string; readonly value: string }
  | { readonly kind: "malformed" }
  /** One that is not known before apply. */
  | { readonly kind: "unknown" };

/** A member of an IAM binding that stands for identities of a workload identity pool. */
export interface Member {
  /** As written, with `${…}` where a reference stands. */
  readonly shown: string;
  /** The pool as the member names it: its resource name, or an opaque value. */
  readonly pool: string;
  /** Digits of the pool's project, where they are known. */
  readonly projectNumber: string | undefined;
  readonly principal: Principal;
  /** Whether a part of the principal's value may turn out to be anything. */
  readonly open: boolean;
}

const HELD = "\\uFDD0[^\\uFDD1]*\\uFDD1";
const SEGMENT = `(?:[^/\\uFDD0]|${HELD})+`;
const MEMBER = new RegExp(
  `^(principal|principalSet)://iam\\.googleapis\\.com/(projects/(${SEGMENT})/locations/global/workloadIdentityPools/${SEGMENT}|${HELD})/(.+)$`,
  "su",
);

/**
 * Takes a member apart.
 * @returns `undefined` for one of another kind: a user, a service account, a workforce pool
 */
export function parseMember(value: Value): Member | undefined {
  const text = writtenText(value);
  const found = text === undefined ? null : MEMBER.exec(text);
  if (text === undefined || found === null) return undefined;
  const [, scheme = "", pool = "", project = "", rest = ""] = found;
  const principal = principalOf(scheme, rest);
  return {
    shown: showValue(text),
    pool,
    projectNumber: /^\d+$/.test(project) ? project : undefined,
    principal,
    open: "value" in principal && isOpenText(principal.value),
  };
}

function principalOf(scheme: string, rest: string): Principal {
  const set = scheme === "principalSet";
  if (set && rest === "*") return { kind: "everybody" };
  const [, first = "", value = ""] = /^([^/]+)\/(.+)$/su.exec(rest) ?? [];
  if (value === "") return { kind: "malformed" };
  if (!set) return first === "subject" ? { kind: "subject", value } : { kind: "malformed" };
  if (first === "group") return { kind: "group", value };
  const name = /^attribute\.(.+)$/su.exec(first)?.[1];
  return name === undefined ? { kind: "malformed" } : { kind: "attribute", name, value };
}

import { isMap, type Value } from "../../terraform";
import type { NotUnderstood } from "../trust-document";
import type { Notes } from "./notes";
import { isForeignHost } from "../foreign-host";
import { providerName } from "./provider-url";
import { HOLE, known, type Text, textOf } from "../text";

/** One member of a statement's Principal, as far as it concerns web identity. */
export type Principal =
  /** Everybody, whatever signed the token. */
  | { readonly kind: "anyone" }
  /** An OIDC provider. `account` is empty where it is not known. */
  | {
      readonly kind: "provider";
      readonly host: string;
      readonly account: string;
      readonly text: Text;
    }
  /** A federated principal that is not known: Terraform refers to something. */
  | { readonly kind: "unknown"; readonly text: Text }
  /** A provider, a service or an account that no GitLab token speaks for. */
  | { readonly kind: "elsewhere"; readonly text: Text }
  /** Not a principal AWS accepts. */
  | { readonly kind: "malformed"; readonly text: Text };

const OTHER_TYPES = ["Service", "CanonicalUser"];
/** The end of a provider ARN of which the beginning is not known. */
const ARN_END = /:oidc-provider\/(.+)$/s;

/** Reads `Principal` or `NotPrincipal`, which is `"*"` or a map of principal types. */
export function principalsOf(
  value: Value,
  place: string,
  notes: Notes,
): readonly Principal[] | NotUnderstood {
  if (!isMap(value)) {
    const text = textOf(value, false);
    if (text !== undefined && known(text) === "*") return [{ kind: "anyone" }];
    if (text?.cause === "unknown-value") return [{ kind: "unknown", text }];
    return notes.gap(place, value, 'is neither "*" nor a map of principal types');
  }
  return Object.entries(value).flatMap(([type, members]) =>
    listOf(members).map((member, index, list) =>
      principalOf(
        type,
        member,
        list.length > 1 ? `${place}.${type}[${index}]` : `${place}.${type}`,
        notes,
      ),
    ),
  );
}

/** A scalar counts as a list of one. */
export function listOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}

function principalOf(type: string, value: Value, place: string, notes: Notes): Principal {
  const text = textOf(value, false);
  if (text === undefined) {
    notes.add(place, "is not a text");
    return { kind: "malformed", text: HOLE };
  }
  if (type === "Federated") return federated(text, place, notes);
  if (type === "AWS") return known(text) === "*" ? { kind: "anyone" } : { kind: "elsewhere", text };
  if (!OTHER_TYPES.includes(type))
    notes.add(place, `has the unknown principal type ${JSON.stringify(type)}`);
  return OTHER_TYPES.includes(type) ? { kind: "elsewhere", text } : { kind: "malformed", text };
}

/** Reads a federated principal: an OIDC or SAML provider's ARN, or one of AWS's built-in issuers. */
export function federated(text: Text, place: string, notes: Notes): Principal {
  const arn = known(text);
  if (arn === undefined) return lateFederated(text);
  if (arn === "*") return { kind: "anyone" };
  const name = providerName(arn);
  if (name !== undefined) {
    if (isForeignHost(name.host)) return { kind: "elsewhere", text };
    return { kind: "provider", host: name.host, account: name.account, text };
  }
  if (isForeignHost(arn) || /^arn:[^:]+:iam::\d{12}:saml-provider\/.+/.test(arn))
    return { kind: "elsewhere", text };
  notes.add(place, `is no federated principal: ${JSON.stringify(arn)}`);
  return { kind: "malformed", text };
}

function lateFederated(text: Text): Principal {
  const host = ARN_END.exec(text.pieces[text.pieces.length - 1] ?? "")?.[1];
  if (host === undefined) return { kind: "unknown", text };
  return isForeignHost(host)
    ? { kind: "elsewhere", text }
    : { kind: "provider", host, account: "", text };
}

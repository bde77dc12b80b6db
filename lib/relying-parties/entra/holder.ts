import { attribute, isUnknown, type Resource, type Stack, type Value } from "../../terraform";
import { referenced } from "../references";

/** Who a federated credential belongs to. */
export interface Holder {
  readonly kind: "application" | "managed identity";
  /** Equal for the credentials of one holder in one stack: its address, else its id as text. */
  readonly key: string;
  /** The resource or data source, where the stack has it. */
  readonly resource: Resource | undefined;
}

const APPLICATIONS = ["azuread_application", "azuread_application_registration"];
const IDENTITIES = ["azurerm_user_assigned_identity"];

/** By type of credential, the attributes that name its holder; the first that is given counts. */
const NAMED_BY: Readonly<Record<string, readonly string[]>> = {
  azuread_application_federated_identity_credential: ["application_id", "application_object_id"],
  azuread_application_flexible_federated_identity_credential: ["application_id"],
  azurerm_federated_identity_credential: ["parent_id", "user_assigned_identity_id"],
};

/** The application or managed identity that a credential of a resolved stack belongs to. */
export function holderOf(credential: Resource, stack: Stack): Holder {
  const names = NAMED_BY[credential.type] ?? [];
  const name = names.find((n) => (attribute(credential.values, n) ?? null) !== null) ?? "";
  const value = attribute(credential.values, name);
  const references = referencesOf(value, credential.references[name]);
  const [application] = holders(APPLICATIONS, references, value, credential, stack);
  const [identity] = holders(IDENTITIES, references, value, credential, stack);
  const resource = application ?? identity;
  const isIdentity =
    identity !== undefined || (application === undefined && credential.type.startsWith("azurerm_"));
  return {
    kind: isIdentity ? "managed identity" : "application",
    key: resource?.address ?? shownId(value, references, credential),
    resource,
  };
}

/** What a value that is not known depends on. */
export function referencesOf(
  value: Value | undefined,
  listed: readonly string[] | undefined,
): readonly string[] {
  if (!isUnknown(value)) return [];
  return value.mentions.length > 0 ? value.mentions : (listed ?? []);
}

function holders(
  types: readonly string[],
  references: readonly string[],
  id: Value | undefined,
  { key }: Resource,
  stack: Stack,
): readonly Resource[] {
  return types.flatMap((type) =>
    isUnknown(id)
      ? referenced(stack.resources, type, references, key)
      : stack.resources.filter((r) => r.type === type && typeof id === "string" && hasId(r, id)),
  );
}

function hasId({ values }: Resource, id: string): boolean {
  return ["id", "object_id"].some((name) => attribute(values, name) === id);
}

function shownId(value: Value | undefined, references: readonly string[], own: Resource): string {
  if (typeof value === "string") return value;
  return references.length > 0 ? references.join(" ") : own.address;
}

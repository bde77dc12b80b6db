import { showValue } from "../../core";
import { attribute, find, type Resource, type Stack, type Value } from "../../terraform";
import { referenced } from "../references";
import { referencesIn, writtenText } from "./text";

const ACCOUNT_TYPE = "google_service_account";
const EMAIL = /([a-z0-9-]+@[a-z0-9.-]+\.gserviceaccount\.com)$/;

/**
 * What tells service accounts apart: the email address, or the address of a resource whose email is not known.
 * @param value `projects/P/serviceAccounts/EMAIL`, an email, `serviceAccount:EMAIL`, or a reference to an account
 */
export function accountKey(
  value: Value | undefined,
  from: Resource,
  stack: Stack,
): string | undefined {
  const text = writtenText(value);
  if (text === undefined) return undefined;
  const references = referencesIn(text);
  if (references.length === 0) return EMAIL.exec(text)?.[1];
  const [account, ...others] = referenced(stack.resources, ACCOUNT_TYPE, references, from.key);
  if (account === undefined || others.length > 0) return undefined;
  return emailOf(account, stack) ?? account.address;
}

/** What readers know an account by: its id, else what the binding says. */
export function accountName(value: Value | undefined, from: Resource, stack: Stack): string {
  const key = accountKey(value, from, stack);
  const account = find(stack, ACCOUNT_TYPE).find(
    (r) => r.address === key || emailOf(r, stack) === key,
  );
  const id = account && attribute(account.values, "account_id");
  if (typeof id === "string") return id;
  return key ?? showValue(writtenText(value) ?? "a service account");
}

function emailOf(account: Resource, stack: Stack): string | undefined {
  const id = attribute(account.values, "account_id");
  const project = attribute(account.values, "project") ?? providerProject(account, stack);
  return typeof id === "string" && typeof project === "string"
    ? `${id}@${project}.iam.gserviceaccount.com`
    : undefined;
}

/** The project of the resource's provider configuration, which is the resource's where it names none. */
function providerProject({ provider }: Resource, { providers }: Stack): Value | undefined {
  const config = providers.find(
    ({ alias, type }) => (alias === undefined ? type : `${type}.${alias}`) === provider,
  );
  return config && attribute(config.values, "project");
}

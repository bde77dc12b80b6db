import type { Resource } from "../terraform";
import { textOf } from "./resources";

/** Whether an ARN, perhaps with an account that is not known, is that of a role. */
export function namesItself({ shown }: { readonly shown: string }, role: Resource): boolean {
  const name = textOf(role, "name");
  if (name === undefined) return false;
  const path = textOf(role, "path") ?? "/";
  return shown.startsWith("arn:") && shown.endsWith(`:role${path}${name}`);
}

/** The account of an IAM or STS ARN, or an account id by itself; `undefined` for anything else. */
export function accountOf(principal: string): string | undefined {
  return /^(?:arn:[^:]*:(?:iam|sts)::)?(\d{12})(?::|$)/.exec(principal)?.[1];
}

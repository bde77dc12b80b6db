import { inputOf } from "../../../lib/review";
import type { Input } from "../../../lib/guardrails/input";
import { awsRole, type Blocks, LINKS, shop, stackOf } from "../../support/access/stacks";

type Conditions = Parameters<typeof awsRole>[1];

export const MAIN = "project_path:shop/web:ref_type:branch:ref:main";
export const exactly = (sub: string): Conditions => ({ StringEquals: { sub, aud: "aws" } });
export const like = (sub: string): Conditions => ({ StringLike: { sub, aud: "aws" } });

/** The input of a project `shop/web` with two linked groups and the roles, by name. */
export function version(
  roles: Readonly<Record<string, Conditions | object>>,
  more: Blocks = LINKS,
): Input {
  const made = Object.entries(roles).map(([name, given]) => [
    name,
    "assume_role_policy" in given ? given : awsRole(name, given as Conditions),
  ]);
  return inputOf([
    stackOf(
      shop({
        ...more,
        ...(made.length === 0 ? {} : { aws_iam_role: Object.fromEntries(made) as Blocks[string] }),
      }),
    ),
  ]);
}

import { at, managed, textOf } from "../resources";
import type { Rule } from "../rule";

const NAME = /^[A-Za-z0-9+=,.@_-]+$/;

export const roleName: Rule = {
  id: "aws/role-name",
  severity: "error",
  title: "A role has a name or path that AWS refuses.",
  why: "A role name has at most 64 characters of letters, digits and + = , . @ _ -, a path at most 512 (docs.aws.amazon.com, IAM reference_iam-quotas).",
  fix: "shorten the name; what tells roles apart can stand in the path or in tags",
  *check(input) {
    for (const placed of managed(input, "aws_iam_role")) {
      for (const [attribute, limit] of [
        ["name", 64],
        ["name_prefix", 38],
      ] as const) {
        const name = textOf(placed.resource, attribute);
        if (name === undefined) continue;
        const problem =
          name.length > limit
            ? `has ${name.length} characters`
            : NAME.test(name)
              ? undefined
              : "has a character that AWS refuses";
        if (problem === undefined) continue;
        yield at(placed, {
          message: `the ${attribute} of the role ${problem}`,
          given: name,
          allowed: `up to ${limit} of letters, digits and + = , . @ _ -`,
          subject: attribute,
        });
      }
      const path = textOf(placed.resource, "path");
      if (path !== undefined && (path.length > 512 || !/^\/(?:[!-~]+\/)?$/.test(path))) {
        yield at(placed, {
          message: "the path of the role has a form that AWS refuses",
          given: path,
          allowed: "up to 512 printable characters, starting and ending with a slash",
          subject: "path",
        });
      }
    }
  },
};

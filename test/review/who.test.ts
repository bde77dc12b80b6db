import { describe, expect, test } from "@jest/globals";
import { withProduction } from "../../lib/review/production";
import { unreached, who } from "../../lib/review/who";
import { awsRole } from "../support/access/stacks";
import { exactly, like, MAIN, version } from "./diff/versions";
import { refusal } from "./refusal";

const policy = JSON.stringify({
  Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::ledger/x/*" }],
});
const INPUT = version({
  deploy: {
    ...awsRole("gitlab-deploy", exactly(MAIN)),
    inline_policy: [{ name: "p", policy }],
  },
  plan: like("project_path:shop/web:*"),
});
const FIX =
  "fix: say what production is: --mark-production tier:production, tag:KEY=VALUE or a pattern, or production in the program's FederationStack";
const shown = (options: Parameters<typeof who>[1]) =>
  who(INPUT, options).map(({ group, identityName }) => [group, identityName]);

test("identities that nobody reaches are told", () => {
  const input = version({
    deploy: exactly(MAIN),
    never: exactly("project_path:shop/web:ref_type:branch:ref:a b"),
  });
  expect(unreached(input, {}, who(input))).toEqual([
    { stack: "shop", identity: "aws_iam_role.never", identityName: "never" },
  ]);
  expect(unreached(input, { reach: "deploy" }, [])).toBeUndefined();
  expect(unreached(input, {}, [])?.map(({ identity }) => identity)).toEqual([
    "aws_iam_role.deploy",
    "aws_iam_role.never",
  ]);
});

describe("who", () => {
  test("every path", () => {
    expect(shown({})).toEqual([
      ["Maintainers", "gitlab-deploy"],
      ["Developers", "plan"],
      ["Maintainers", "plan"],
    ]);
  });

  test.each(["aws_iam_role.deploy", "shop:aws_iam_role.deploy", "gitlab-deploy", "s3://ledger"])(
    "reaches %s",
    (reach) => {
      expect(shown({ reach })).toEqual([["Maintainers", "gitlab-deploy"]]);
    },
  );

  test("what a group reaches, alone and with an identity", () => {
    expect(shown({ group: "Developers" })).toEqual([["Developers", "plan"]]);
    expect(shown({ group: "Developers", reach: "gitlab-deploy" })).toEqual([]);
  });

  test("what a group reaches that a link's filter asks for", () => {
    const filter = "(&(memberOf=CN=G-Ops,OU=Groups,DC=x)(!(memberOf=CN=Guests,DC=x)))";
    const ops = { group: "shop", filter, group_access: "developer", ldap_provider: "ldapmain" };
    const input = version(
      { plan: like("project_path:shop/web:*") },
      { gitlab_group_ldap_link: { ops } },
    );
    const reached = (group: string) => who(input, { group }).map((path) => path.group);
    expect(reached("G-Ops")).toEqual([filter]);
    expect(reached("g-ops")).toEqual([filter]);
    expect(reached(filter)).toEqual([filter]);
    expect(refusal(() => reached("Guests"))).toMatch(/^ERR_USAGE: group names no directory group/);
  });

  test("refuses what is not there", () => {
    expect(refusal(() => who(INPUT, { reach: "aws_iam_role.deplyo" }))).toBe(
      "ERR_USAGE: reach names no identity, and no resource that one reaches; given: aws_iam_role.deplyo; allowed: aws_iam_role.deploy, gitlab-deploy, aws_iam_role.plan and 1 more; fix: did you mean aws_iam_role.deploy?",
    );
    expect(refusal(() => who(INPUT, { group: "Nobody" }))).toBe(
      "ERR_USAGE: group names no directory group; given: Nobody; allowed: Developers, Maintainers",
    );
  });

  test("what is marked as production, and nothing else", () => {
    const marked = (pattern: string) => {
      const { identities, stacks } = INPUT;
      return { ...INPUT, identities: withProduction(identities, stacks, () => [{ pattern }]) };
    };
    expect(who(marked("plan"), { production: true }).map(({ group }) => group)).toEqual([
      "Developers",
      "Maintainers",
    ]);
    expect(who(marked("plan")).map(({ production }) => production)).toEqual([false, true, true]);
    expect(refusal(() => who(INPUT, { production: true }))).toBe(
      `ERR_USAGE: nothing is marked as production; ${FIX}`,
    );
    expect(refusal(() => who(marked("x"), { production: true }))).toBe(
      `ERR_USAGE: no identity is what is marked as production; ${FIX}`,
    );
  });
});

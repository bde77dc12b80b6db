import { describe, expect, test } from "@jest/globals";
import { quickstart } from "../../../examples/quickstart/main";
import type { Token } from "../../../lib/core";
import { diffMarkdown } from "../../../lib/report/diff-markdown";
import { diffText } from "../../../lib/report/diff-text";
import { pathDifferences } from "../../../lib/report/path-differences";
import { diff, explain, inputOf } from "../../../lib/review";
import { readStack } from "../../../lib/terraform";
import { synthesizedExample } from "../../support/example";

/** The parts of the quickstart's stack that the changes touch. */
interface Shop {
  readonly resource: {
    readonly aws_iam_role: { readonly StorefrontPublisher: Record<string, unknown> };
    readonly gitlab_project: { readonly Web: Record<string, unknown> };
    readonly gitlab_branch_protection: Record<string, Record<string, unknown>>;
    readonly gitlab_project_protected_environment: Record<string, Record<string, unknown>>;
    readonly gitlab_group_ldap_link: Record<string, Record<string, unknown>>;
  };
}
type Edit = (shop: Shop) => void;

const SYNTHESIZED = JSON.stringify(synthesizedExample(quickstart));
const ASSUME = [{ name: "gitlab_project.Web.id", value: "67890" }];
const ID = "${gitlab_project.Web.id}";
const ENGINEERS = "Shop_LinkG-Shop-Engineers_0C5B3FB1";
const RELEASERS = "Shop_LinkG-Shop-Releasers_90019346";
const BRANCH = "Web_Branchmain_E78AAA13";
const ENVIRONMENT = "Web_Environmentproduction_C8979205";

function edited(...edits: readonly Edit[]): Shop {
  const shop = JSON.parse(SYNTHESIZED) as Shop;
  for (const edit of edits) edit(shop);
  return shop;
}

/** The role's condition on `sub`, in place of the one that is there. */
function subject(operator: "StringEquals" | "StringLike", sub: string): Edit {
  return ({ resource }) => {
    const role = resource.aws_iam_role.StorefrontPublisher;
    const policy = JSON.parse(role["assume_role_policy"] as string) as {
      Statement: { Condition: object }[];
    };
    const [statement] = policy.Statement;
    if (statement === undefined) throw new Error("the role has no statement");
    const key = "gitlab.example.com:sub";
    const aud = { "gitlab.example.com:aud": "aws:111122223333" };
    statement.Condition =
      operator === "StringEquals"
        ? { StringEquals: { ...aud, [key]: sub } }
        : { StringEquals: aud, StringLike: { [key]: sub } };
    role["assume_role_policy"] = JSON.stringify(policy);
  };
}

const template =
  (...components: readonly string[]): Edit =>
  ({ resource }) => {
    resource.gitlab_project.Web["ci_id_token_sub_claim_components"] = components;
  };
const attribute =
  (
    type: Exclude<keyof Shop["resource"], "aws_iam_role" | "gitlab_project">,
    name: string,
    values: object,
  ): Edit =>
  ({ resource }) => {
    Object.assign(resource[type][name] ?? {}, values);
  };
const without =
  (type: keyof Shop["resource"], name: string): Edit =>
  ({ resource }) => {
    Reflect.deleteProperty(resource[type], name);
  };
const renamed =
  (type: keyof Shop["resource"], from: string, to: string): Edit =>
  ({ resource }) => {
    const block = resource[type] as Record<string, unknown>;
    block[to] = block[from];
    Reflect.deleteProperty(block, from);
  };
const project =
  (values: object): Edit =>
  ({ resource }) => {
    Object.assign(resource.gitlab_project.Web, values);
  };

const WHOLE = `project_id:${ID}:ref_type:branch:ref:main:ref_protected:true:environment_protected:true:deployment_tier:production`;
const TURNED = `deployment_tier:production:environment_protected:true:ref_protected:true:ref:main:ref_type:branch:project_id:${ID}`;
const ANY_REF = `project_id:${ID}:ref_type:branch:ref:*:ref_protected:*:environment_protected:true:deployment_tier:production`;
const ANY_PROJECT = WHOLE.replace(ID, "*");
const REF_TEMPLATE = ["project_id", "ref_type", "ref"] as const;
const PROTECTED_TEMPLATE = [...REF_TEMPLATE, "ref_protected"] as const;
const WHOLE_TEMPLATE = [...PROTECTED_TEMPLATE, "environment_protected", "deployment_tier"] as const;
const TURNED_TEMPLATE = [
  "deployment_tier",
  "environment_protected",
  "ref_protected",
  "ref",
  "ref_type",
  "project_id",
];
const rebuilt = (before: readonly string[], now: readonly string[]) =>
  `shop/web builds the subject of its tokens from ${now.join(", ")} now, before from ${before.join(", ")}: a trust that names the old subject takes its jobs no more`;
/** A trust and a template that ask for the ref alone: what a hand-written role may well do. */
const REF_ALONE = [
  template(...REF_TEMPLATE),
  subject("StringEquals", `project_id:${ID}:ref_type:branch:ref:main`),
];
const APPROVED = attribute("gitlab_project_protected_environment", ENVIRONMENT, {
  approval_rules: [{ access_level: "maintainer", required_approvals: 2 }],
});

const JOB = "a job of shop/web on protected branch main, environment production";
const ENGINEERS_PATH = (role: string, job: string) =>
  `members of G-Shop-Engineers (${role} in shop) become StorefrontPublisher with ${job}`;
const RELEASERS_PATH = `members of G-Shop-Releasers (maintainer in shop) become StorefrontPublisher with ${JOB}`;
const RELEASERS_CAN = "G-Shop-Releasers (maintainer in shop) can cause one";
const ENGINEERS_CAN =
  "G-Shop-Engineers (developer in shop), G-Shop-Releasers (maintainer in shop) can cause one";

interface Told {
  /** What the base differs in from the example. @default - nothing */
  readonly base?: readonly Edit[];
  readonly head: readonly Edit[];
  /** First line of the text. */
  readonly verdict: string;
  /** First line of the note. */
  readonly note: string;
  readonly change?: { readonly kind: string; readonly message: string };
  readonly people?: readonly string[];
  readonly gained?: readonly string[];
  readonly lost?: readonly string[];
  readonly changed?: readonly string[];
  readonly notes?: readonly string[];
  /** Set where the job that is refused is refused for its new subject: its old token says nothing then. */
  readonly oldSubject?: true;
}

function told({ base = [], head }: Pick<Told, "base" | "head">) {
  const [before, after] = [edited(...base), edited(...base, ...head)].map((json) => [
    readStack(json, { name: "shop", file: "cdk.tf.json" }),
  ]);
  if (before === undefined || after === undefined) throw new Error("there are two versions");
  const answer = diff(inputOf(before, { assume: ASSUME }), inputOf(after, { assume: ASSUME }));
  const admits = (token: Token) =>
    [before, after].map(
      (stacks) =>
        explain(stacks, [{ id: "witness", claims: token }], { assume: ASSUME }).outcomes[0]
          ?.admitted,
    );
  return { answer, admits };
}

function assertTold(expected: Told): void {
  const { answer, admits } = told(expected);
  const { changes, paths, notes } = answer;
  const messages = (list: readonly { readonly message: string }[]) => list.map((p) => p.message);
  expect({
    verdict: diffText(answer).split("\n")[0],
    note: diffMarkdown(answer).split("\n")[0],
    changes: changes.map(({ kind, message }) => ({ kind, message })),
    people: changes.flatMap(({ people }) => people),
    gained: messages(paths.gained),
    lost: messages(paths.lost),
    changed: paths.changed.flatMap(pathDifferences),
    notes,
  }).toEqual({
    verdict: expected.verdict,
    note: `**${expected.note}**`,
    changes: expected.change === undefined ? [] : [expected.change],
    people: expected.people ?? [],
    gained: expected.gained ?? [],
    lost: expected.lost ?? [],
    changed: expected.changed ?? [],
    notes: expected.notes ?? [],
  });
  const [change] = changes;
  if (change?.kind === "wider") expect(admits(change.witness ?? {})).toEqual([false, true]);
  if (change?.kind === "narrower" && expected.oldSubject !== true)
    expect(admits(change.witness ?? {})).toEqual([true, false]);
  if (change?.kind === "same-access") expect(change.witness).toBeUndefined();
  for (const { witness } of paths.gained) expect(admits(witness)[1]).toBe(true);
  for (const { witness } of paths.lost) expect(admits(witness)[0]).toBe(true);
}

const UNCHANGED = { verdict: "access is unchanged", note: "Access is unchanged" };
const REWORDED = {
  verdict: "1 identity changed: 1 same-access",
  note: "Access changes: 1 same-access",
  change: {
    kind: "same-access",
    message: "StorefrontPublisher takes the same jobs, in other words",
  },
};
const WIDER = { verdict: "1 identity changed: 1 wider", note: "Access changes: 1 wider" };
const GAINED = { verdict: "1 path gained", note: "Access changes: 1 path gained" };
const LOST = { verdict: "1 path lost", note: "Access changes: 1 path lost" };
const CHANGED = { verdict: "1 path changed", note: "Access changes: 1 path changed" };
const UNPROTECTED = `gitlab_branch_protection.${BRANCH} is gone and leaves main of shop/web unprotected: GitLab's own protection of a default branch does not come back`;

describe("a wildcard added to the trust", () => {
  test("for the ref takes more", () =>
    assertTold({
      ...WIDER,
      head: [subject("StringLike", ANY_REF)],
      change: {
        kind: "wider",
        message: `StorefrontPublisher takes more: a job of shop/web on protected branch x, environment production gets in now; ${RELEASERS_CAN}`,
      },
      people: ["G-Shop-Releasers (maintainer in shop)"],
    }));

  test("for the project takes jobs of other projects", () => {
    const { answer, admits } = told({ head: [subject("StringLike", ANY_PROJECT)] });
    const [change] = answer.changes;
    expect([change?.kind, change?.witness?.["project_id"]]).not.toEqual(["wider", "67890"]);
    expect(change?.kind).toBe("wider");
    expect(admits(change?.witness ?? {})).toEqual([false, true]);
    expect(change?.people).toContain("anybody who can create a project");
  });

  test("that stands for nothing is the same access", () =>
    assertTold({ ...REWORDED, head: [subject("StringLike", WHOLE)] }));
});

describe("a protection removed on GitLab's side", () => {
  test("of the branch, where the trust does not ask for it, lets developers in", () =>
    assertTold({
      ...GAINED,
      base: REF_ALONE,
      head: [without("gitlab_branch_protection", BRANCH)],
      gained: [ENGINEERS_PATH("developer", "a job of shop/web on unprotected branch main")],
      notes: [UNPROTECTED],
    }));

  test("of the branch, where the trust asks for it, lets nobody in", () =>
    assertTold({
      ...LOST,
      head: [without("gitlab_branch_protection", BRANCH)],
      lost: [RELEASERS_PATH],
      notes: [UNPROTECTED],
    }));

  test("of the environment, where the trust asks for it, lets nobody in", () =>
    assertTold({
      ...LOST,
      head: [without("gitlab_project_protected_environment", ENVIRONMENT)],
      lost: [RELEASERS_PATH],
    }));

  test("that is opened to developers lets them in", () =>
    assertTold({
      ...GAINED,
      head: [
        attribute("gitlab_branch_protection", BRANCH, { merge_access_level: "developer" }),
        attribute("gitlab_project_protected_environment", ENVIRONMENT, {
          deploy_access_levels_attribute: [{ access_level: "developer" }],
        }),
      ],
      gained: [ENGINEERS_PATH("developer", JOB)],
    }));

  test("at one address and given at another is no change", () =>
    assertTold({
      ...UNCHANGED,
      base: REF_ALONE,
      head: [renamed("gitlab_branch_protection", BRANCH, "renamed")],
    }));
});

describe("a directory group's link", () => {
  test("raised to maintainer gives a path", () =>
    assertTold({
      ...GAINED,
      head: [attribute("gitlab_group_ldap_link", ENGINEERS, { group_access: "maintainer" })],
      gained: [ENGINEERS_PATH("maintainer", JOB)],
      notes: [
        `members of G-Shop-Engineers are maintainer in shop, and were developer (gitlab_group_ldap_link.${ENGINEERS})`,
      ],
    }));

  test("lowered below what it needed for nothing changes nothing", () =>
    assertTold({
      ...UNCHANGED,
      head: [attribute("gitlab_group_ldap_link", ENGINEERS, { group_access: "reporter" })],
    }));

  test("removed beside another one takes its path", () =>
    assertTold({
      ...LOST,
      head: [without("gitlab_group_ldap_link", RELEASERS)],
      lost: [RELEASERS_PATH],
    }));

  test("removed as the last one leaves its members behind", () => {
    const { answer } = told({
      base: [without("gitlab_group_ldap_link", ENGINEERS)],
      head: [without("gitlab_group_ldap_link", RELEASERS)],
    });
    expect(answer.notes).toEqual([
      `access NOT revoked: gitlab_group_ldap_link.${RELEASERS} is gone, the last link of shop, and GitLab keeps the members it brought; remove them by hand`,
    ]);
    expect(diffText(answer).split("\n")[2]).toBe(answer.notes[0]);
  });
});

describe("the project's subject template changed", () => {
  test("alone lets nobody in any more", () =>
    assertTold({
      verdict: "1 identity changed: 1 narrower; 1 path lost",
      note: "Access changes: 1 narrower, 1 path lost",
      head: [template(...REF_TEMPLATE)],
      change: {
        kind: "narrower",
        message: `StorefrontPublisher takes no job any more: ${JOB} is refused now`,
      },
      lost: [RELEASERS_PATH],
      notes: [rebuilt(WHOLE_TEMPLATE, REF_TEMPLATE)],
      oldSubject: true,
    }));

  test("alone refuses the same job with the subject that it has now", () => {
    const { answer, admits } = told({ head: [template(...REF_TEMPLATE)] });
    const witness = answer.changes[0]?.witness ?? {};
    const now = { ...witness, sub: "project_id:67890:ref_type:branch:ref:main" };
    expect(admits(now)).toEqual([false, false]);
    expect(admits(witness)[0]).toBe(true);
  });

  test("with the trust that follows it takes jobs on an unprotected branch", () =>
    assertTold({
      ...WIDER,
      head: REF_ALONE,
      change: {
        kind: "wider",
        message: `StorefrontPublisher takes more: a job of shop/web on unprotected branch main gets in now; ${RELEASERS_CAN}`,
      },
      notes: [rebuilt(WHOLE_TEMPLATE, REF_TEMPLATE)],
      people: ["G-Shop-Releasers (maintainer in shop)"],
    }));

  test("in its order, with the trust that follows it, is the same access", () =>
    assertTold({
      ...REWORDED,
      notes: [rebuilt(WHOLE_TEMPLATE, TURNED_TEMPLATE)],
      head: [template(...TURNED_TEMPLATE), subject("StringEquals", TURNED)],
    }));
});

describe("the environment dropped from the trust", () => {
  const SHORT = `project_id:${ID}:ref_type:branch:ref:main:ref_protected:true`;

  test("takes jobs without one", () =>
    assertTold({
      ...WIDER,
      head: [template(...PROTECTED_TEMPLATE), subject("StringEquals", SHORT)],
      change: {
        kind: "wider",
        message: `StorefrontPublisher takes more: a job of shop/web on protected branch main gets in now; ${RELEASERS_CAN}`,
      },
      notes: [rebuilt(WHOLE_TEMPLATE, PROTECTED_TEMPLATE)],
      people: ["G-Shop-Releasers (maintainer in shop)"],
    }));

  test("takes jobs of developers where they may merge", () =>
    assertTold({
      verdict: "1 identity changed: 1 wider; 1 path gained",
      note: "Access changes: 1 wider, 1 path gained",
      base: [attribute("gitlab_branch_protection", BRANCH, { merge_access_level: "developer" })],
      head: [template(...PROTECTED_TEMPLATE), subject("StringEquals", SHORT)],
      change: {
        kind: "wider",
        message: `StorefrontPublisher takes more: a job of shop/web on protected branch main gets in now; ${ENGINEERS_CAN}`,
      },
      notes: [rebuilt(WHOLE_TEMPLATE, PROTECTED_TEMPLATE)],
      people: ["G-Shop-Engineers (developer in shop)", "G-Shop-Releasers (maintainer in shop)"],
      gained: [ENGINEERS_PATH("developer", "a job of shop/web on protected branch main")],
    }));

  test("and put back takes less", () =>
    assertTold({
      verdict: "1 identity changed: 1 narrower",
      note: "Access changes: 1 narrower",
      base: [template(...PROTECTED_TEMPLATE), subject("StringEquals", SHORT)],
      head: [template(...WHOLE_TEMPLATE), subject("StringEquals", WHOLE)],
      notes: [rebuilt(PROTECTED_TEMPLATE, WHOLE_TEMPLATE)],
      change: {
        kind: "narrower",
        message:
          "StorefrontPublisher takes less: a job of shop/web on protected branch main is refused now",
      },
    }));
});

describe("what stands in the way of a path, and how long it lasts", () => {
  test("a push that needs no merge request any more", () =>
    assertTold({
      ...CHANGED,
      head: [attribute("gitlab_branch_protection", BRANCH, { push_access_level: "maintainer" })],
      changed: ["stands no longer in the way: a merge request: the member may not push to main"],
    }));

  test("a push that nobody may do under another word is no change", () =>
    assertTold({
      ...UNCHANGED,
      head: [attribute("gitlab_branch_protection", BRANCH, { push_access_level: "admin" })],
    }));

  test("approvals of deployments that are dropped", () =>
    assertTold({
      ...CHANGED,
      base: [APPROVED],
      head: [
        attribute("gitlab_project_protected_environment", ENVIRONMENT, { approval_rules: [] }),
      ],
      changed: [
        `stands no longer in the way: 2 approvals before a job of environment production runs (gitlab_project_protected_environment.${ENVIRONMENT})`,
      ],
    }));

  test("approvals of deployments that are split into two rules are no change", () =>
    assertTold({
      ...UNCHANGED,
      base: [APPROVED],
      head: [
        attribute("gitlab_project_protected_environment", ENVIRONMENT, {
          approval_rules: [{ access_level: "maintainer" }, { access_level: "maintainer" }],
        }),
      ],
    }));

  test("jobs that may run longer", () =>
    assertTold({
      ...CHANGED,
      head: [project({ build_timeout: 86_400 })],
      changed: [
        "lasts longer after it was taken away: 2 days 1 hour 5 minutes, was 1 day 2 hours 5 minutes",
      ],
    }));

  test("jobs that may run as long as before are no change", () =>
    assertTold({ ...UNCHANGED, head: [project({ build_timeout: 3600 })] }));
});

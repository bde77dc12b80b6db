import * as fc from "fast-check";
import type { World } from "../../support/generators";
import { optional } from "./optional";
import { AUDIENCES } from "./trusts";
import { claim, claimNames, conditions, texts } from "./wild-cel";

const ROOT = "claims";

const rules = conditions({
  root: ROOT,
  mixed: [],
  own: fc.oneof(
    fc
      .tuple(claimNames, texts)
      .map(([name, text]) => `${ROOT}.?${name}.orValue(${text}) == ${text}`),
    claimNames.map((name) => `${ROOT}[?'${name}'].hasValue()`),
    fc.tuple(claimNames, texts).map(([name, text]) => `${ROOT}.${name}.lowerAscii() == ${text}`),
    texts.map((text) => `dyn(${ROOT}.groups_direct).exists(g, g == ${text})`),
  ),
});

const claimRules = fc.oneof(
  { weight: 4, arbitrary: rules.map((expression) => ({ expression })) },
  {
    weight: 1,
    arbitrary: fc.record({
      claim: claimNames,
      requiredValue: fc.constantFrom("shop/web", "20", "main", "true", "branch", ""),
    }),
  },
);

const usernames = fc.oneof(
  fc.record({
    claim: fc.constantFrom("sub", "project_path", "user_login", "environment"),
    prefix: fc.constantFrom("", "gitlab:"),
  }),
  fc
    .oneof(
      claim(ROOT),
      claim(ROOT).map((one) => `'gitlab:' + ${one}`),
      fc.tuple(claim(ROOT), claim(ROOT)).map(([a, b]) => `${a} + ":" + ${b}`),
      claimNames.map((name) => `has(${ROOT}.${name}) ? ${ROOT}.${name} : 'nobody'`),
      fc.constantFrom("'system:admin'", "'gitlab'"),
    )
    .map((expression) => ({ expression })),
);

const groups = fc.oneof(
  fc.record({
    claim: fc.constantFrom("groups_direct", "ref", "environment"),
    prefix: fc.constantFrom("", "gitlab:"),
  }),
  fc
    .oneof(
      fc.constantFrom(`${ROOT}.groups_direct`, `dyn(${ROOT}.groups_direct).map(g, 'gitlab:' + g)`),
      rules.map((rule) => `(${rule}) ? 'gitlab:shop' : ''`),
      rules.map((rule) => `(${rule}) ? ['gitlab:shop', 'main'] : []`),
      claimNames.map((name) => `[${ROOT}.${name}, ${ROOT}.ref]`),
      claimNames.map((name) => `has(${ROOT}.${name}) ? [${ROOT}.${name}] : ['shop']`),
    )
    .map((expression) => ({ expression })),
);

const userRules = fc.constantFrom(
  "!user.username.startsWith('system:')",
  "user.username.startsWith('gitlab:')",
  "user.groups.all(group, !group.startsWith('system:'))",
  "user.groups.exists(group, group.startsWith('gitlab:'))",
  "'shop' in user.groups",
  "size(user.groups) < 2",
  "user.uid != '20'",
  "!('gitlab.example.com/job' in user.extra) || user.extra['gitlab.example.com/job'] != ['main']",
);

const uids = fc.oneof(
  fc.record({ claim: fc.constantFrom("project_id", "environment") }),
  claim(ROOT).map((expression) => ({ expression })),
);

const extras = fc
  .oneof(claim(ROOT), fc.constantFrom(`${ROOT}.groups_direct`, `[${ROOT}.ref]`))
  .map((valueExpression) => [{ key: "gitlab.example.com/job", valueExpression }]);

const said = (rule: object): object => ({
  ...rule,
  ...("expression" in rule && { message: "refused" }),
});

/** One authenticator of an issuer, careless ones among them. */
export function wildAuthenticators({ declared: { issuer } }: World): fc.Arbitrary<object> {
  return fc
    .record({
      url: fc.constantFrom(issuer.url, issuer.url, issuer.url, `${issuer.url}/`),
      audiences: fc.subarray(AUDIENCES, { minLength: 1 }),
      claims: fc.uniqueArray(claimRules, {
        maxLength: 2,
        selector: (rule) => JSON.stringify(rule),
      }),
      username: usernames,
      groups: optional(7, groups),
      uid: optional(2, uids),
      extra: optional(2, extras),
      users: fc.uniqueArray(userRules, { maxLength: 1 }),
    })
    .map(({ url, audiences, claims, username, groups: own, uid, extra, users }) => ({
      issuer: { url, audiences, ...(audiences.length > 1 && { audienceMatchPolicy: "MatchAny" }) },
      claimValidationRules: claims.map(said),
      claimMappings: {
        username,
        ...(own && { groups: own }),
        ...(uid && { uid }),
        ...(extra && { extra }),
      },
      userValidationRules: users.map((expression) => said({ expression })),
    }));
}

const SUBJECTS = {
  User: [
    "gitlab:main",
    "main",
    "shop/web",
    "gitlab:shop/web",
    "20:main",
    "system:admin",
    "nobody",
    "gitlab:20",
    "production",
  ],
  Group: [
    "gitlab:shop",
    "shop",
    "system:authenticated",
    "main",
    "gitlab:main",
    "production",
    "gitlab:*",
  ],
} as const;

/** Subjects of a binding: names that the mappings may give, and names that they do not. */
export const wildSubjects: fc.Arbitrary<readonly object[]> = fc.array(
  fc
    .constantFrom("User" as const, "Group" as const, "Group" as const)
    .chain((kind) => fc.constantFrom(...SUBJECTS[kind]).map((name) => ({ kind, name }))),
  { minLength: 1, maxLength: 3 },
);

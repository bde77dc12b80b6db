import * as fc from "fast-check";
import {
  childPaths,
  type ClaimName,
  exact,
  glob,
  intersection,
  type Language,
  or,
  type Token,
  type Trust,
  trustOf,
  union,
} from "../../lib/core";
import { tokens as ordinary } from "./aws-trusts";
import type { World } from "./generators";

const REFS = ["main", "release/1", "release/2", "feature/x"];
const EMAILS = ["dev@shop.example", "a,b@shop.example", "c*d@shop.example"];
const AUDIENCES = ["aws:111122223333", "https://gitlab.com"];

function some(values: readonly string[]): fc.Arbitrary<Language> {
  return fc.subarray([...values], { minLength: 1 }).map((chosen) => exact(...chosen));
}

const patterns = (...texts: readonly string[]): fc.Arbitrary<Language> =>
  fc.constantFrom(...texts).map((text) => glob(text));

const CLAIMS: Readonly<Partial<Record<ClaimName, fc.Arbitrary<Language>>>> = {
  project_path: fc.oneof(
    some(["shop/web", "shop/api", "acme/web"]),
    patterns("shop/*", "*/web", "shop*"),
    fc.constant(union(exact("acme/web"), glob("shop/*"))),
    fc.constant(childPaths(exact("shop", "acme"))),
    fc.constant(intersection(childPaths(exact("shop")), glob("*/w*"))),
  ),
  project_id: some(["20", "21", "24", "99"]),
  namespace_path: some(["shop", "shop/tools", "acme"]),
  ref_type: some(["branch", "tag"]),
  ref: fc.oneof(some(REFS), patterns("release/*", "*main", "*", "re*e/*"), patterns("release/?")),
  ref_path: some(["refs/heads/main", "refs/tags/main"]),
  ref_protected: some(["true", "false"]),
  environment: fc.oneof(some(["production", "review/1"]), patterns("review/*", "*")),
  pipeline_source: some(["push", "schedule", "merge_request_event"]),
  user_login: fc.oneof(some(["dev", "ops"]), patterns("*")),
  user_email: fc.oneof(some(EMAILS), patterns("*@shop.example")),
  groups_direct: fc.oneof(some(["shop", "shop/ops"]), patterns("shop*")),
};

/** Trusts that Vault can mostly express, over a world's projects and issuer. */
export function trusts({ declared }: World): fc.Arbitrary<Trust> {
  const names = Object.keys(CLAIMS) as ClaimName[];
  const grant = fc
    .tuple(some(AUDIENCES), fc.subarray(names, { maxLength: 4 }))
    .chain(([aud, chosen]) =>
      fc.tuple(...chosen.map((name) => CLAIMS[name] ?? fc.constant(glob("*")))).map((values) =>
        trustOf({
          iss: exact(declared.issuer.url),
          aud,
          ...Object.fromEntries(values.map((language, i) => [chosen[i] ?? "", language] as const)),
        }),
      ),
    );
  return fc.array(grant, { minLength: 1, maxLength: 3 }).map((list) => or(...list));
}

/** Tokens that a world's projects mint, with what Vault can look at beside. */
export function tokens(world: World): fc.Arbitrary<Token> {
  return fc
    .record({
      token: ordinary(world),
      user_email: fc.constantFrom(...EMAILS, undefined),
      groups_direct: fc.constantFrom(undefined, ["shop"], ["shop/ops", "acme"], ["other"]),
      lists: fc.boolean(),
    })
    .map(({ token, lists, ...more }) => {
      const own = Object.entries(more).filter(([, value]) => value !== undefined);
      const rest = Object.entries(token).filter(([name]) => name !== "user_email");
      const { aud } = token;
      return { ...Object.fromEntries([...rest, ...own]), ...(lists && { aud: ["other", aud] }) };
    });
}

const TWISTED = ["project_id", "ref", "ref_protected", "environment", "sub", "iss", "user_login"];
const ODD: readonly unknown[] = [null, undefined, 20, true, [], ["main", "20"], [20], "", { a: 1 }];

/** Tokens that GitLab would never mint: a claim absent, null, a number, a list, an object. */
export function twistedTokens(world: World): fc.Arbitrary<Token> {
  return fc
    .tuple(tokens(world), fc.constantFrom(...TWISTED), fc.constantFrom(...ODD))
    .map(([token, claim, value]) => {
      const rest = Object.entries(token).filter(([name]) => name !== claim);
      return Object.fromEntries(value === undefined ? rest : [...rest, [claim, value]]);
    });
}

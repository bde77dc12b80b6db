import { expect, test } from "@jest/globals";
import {
  and,
  ANY,
  childPaths,
  type ClaimName,
  complement,
  contains,
  EVERYBODY,
  exact,
  glob,
  type Language,
  NOBODY,
  NONE,
  opaque,
  type SubjectTemplate,
  type Token,
  type Trust,
  trustOf,
} from "../../lib/core";
import { rows, trustLike } from "./grants";

const main = exact("main");
const branch = exact("branch");
const tag = exact("tag");
const byId: SubjectTemplate = ["project_id", "ref_type", "ref"];

test.each<[string, Partial<Record<ClaimName, Language>>, Trust]>([
  ["nothing", {}, EVERYBODY],
  ["one claim", { ref: main }, trustLike([["ref", main]])],
  [
    "claims in claim order",
    { ref: main, iss: exact("https://gitlab.com"), project_id: exact("1") },
    trustLike([
      ["iss", exact("https://gitlab.com")],
      ["project_id", exact("1")],
      ["ref", main],
    ]),
  ],
  ["a free claim", { ref: ANY }, EVERYBODY],
  ["a claim that must be there", { environment: ANY }, trustLike([["environment", ANY]])],
  ["no value", { ref: main, aud: NONE }, NOBODY],
  [
    "a namespace",
    { namespace_path: exact("shop") },
    trustLike([["project_path", childPaths(exact("shop"))]]),
  ],
  ["no namespace", { namespace_path: exact() }, NOBODY],
  [
    "a namespace and a path in it",
    { namespace_path: exact("shop"), project_path: exact("shop/web", "shop/a/b", "web") },
    trustLike([["project_path", exact("shop/web")]]),
  ],
  [
    "a branch by its path",
    { ref_path: exact("refs/heads/main") },
    trustLike([
      ["ref_type", branch],
      ["ref", main],
    ]),
  ],
  [
    "a tag by its path",
    { ref_path: exact("refs/tags/v1") },
    trustLike([
      ["ref_type", tag],
      ["ref", exact("v1")],
    ]),
  ],
  [
    "branches and tags by path",
    { ref_path: exact("refs/heads/main", "refs/tags/v1", "refs/merge-requests/1/head") },
    trustLike(
      [
        ["ref_type", branch],
        ["ref", main],
      ],
      [
        ["ref_type", tag],
        ["ref", exact("v1")],
      ],
    ),
  ],
  ["another path of a ref", { ref_path: exact("refs/merge-requests/1/head", "main") }, NOBODY],
  ["any path of a ref", { ref_path: ANY }, trustLike([["ref_type", branch]], [["ref_type", tag]])],
  [
    "a ref by name and path",
    { ref: exact("v1", "v2"), ref_path: exact("refs/tags/v1", "refs/heads/v2") },
    trustLike(
      [
        ["ref_type", branch],
        ["ref", exact("v2")],
      ],
      [
        ["ref_type", tag],
        ["ref", exact("v1")],
      ],
    ),
  ],
  ["a ref by type and another path", { ref_type: tag, ref_path: exact("refs/heads/main") }, NOBODY],
])("a trust of %s", (_, given, expected) => {
  expect(trustOf(given)).toEqual(expected);
});

test("a template stays with the trust", () => {
  expect(trustOf({ ref: main }, byId)).toEqual({
    grants: [{ constraints: new Map(rows(["ref", main])), template: byId }],
  });
  expect(
    trustOf({ ref_path: exact("refs/heads/a", "refs/tags/a") }, byId).grants.map((g) => g.template),
  ).toEqual([byId, byId]);
  expect(trustOf({ ref: main }).grants.map((g) => Object.keys(g))).toEqual([["constraints"]]);
});

test.each<[string, Language, Token, Token]>([
  ["a namespace", exact("shop"), { project_path: "shop/web" }, { project_path: "shop/web/api" }],
  [
    "a namespace by its start",
    glob("shop*"),
    { project_path: "shop-2/web" },
    { project_path: "web/shop" },
  ],
  [
    "a namespace and all below",
    glob("shop/*"),
    { project_path: "shop/a/b" },
    { project_path: "shop/a" },
  ],
  [
    "another namespace",
    complement(exact("shop")),
    { project_path: "shop/a/b" },
    { project_path: "shop/a" },
  ],
])("%s: has and has not", (_, namespace, inside, outside) => {
  const t = trustOf({ namespace_path: namespace });
  expect([contains(t, inside), contains(t, outside)]).toEqual([true, false]);
});

test.each<[string, Language, Token, Token]>([
  [
    "branches by a pattern",
    glob("refs/heads/*"),
    { ref_type: "branch", ref: "a" },
    { ref_type: "tag", ref: "a" },
  ],
  [
    "a pattern over both",
    glob("refs/*/v*"),
    { ref_type: "tag", ref: "v1" },
    { ref_type: "tag", ref: "w1" },
  ],
  [
    "a pattern that ends in the name",
    glob("*s/main"),
    { ref_type: "branch", ref: "main" },
    { ref_type: "branch", ref: "xmain" },
  ],
  [
    "all but a branch",
    complement(exact("refs/heads/main")),
    { ref_type: "tag", ref: "main" },
    { ref_type: "branch", ref: "main" },
  ],
])("%s: has and has not", (_, path, inside, outside) => {
  const t = trustOf({ ref_path: path });
  expect([contains(t, inside), contains(t, outside)]).toEqual([true, false]);
});

test("a pattern that no branch has gives no grant for branches", () => {
  expect(trustOf({ ref_path: glob("refs/tags/*") }).grants.length).toBe(1);
  expect(trustOf({ ref_path: glob("refs/merge-requests/*") })).toEqual(NOBODY);
});

test("an opaque value is one value", () => {
  const id = opaque("${gitlab_project.web.id}");
  const t = trustOf({ project_id: exact(id) });
  expect([contains(t, { project_id: id }), contains(t, { project_id: "7" })]).toEqual([
    true,
    false,
  ]);
  expect(and(t, trustOf({ project_id: exact("7") }))).toEqual(NOBODY);
});

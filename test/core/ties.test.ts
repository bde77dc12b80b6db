import { describe, expect, test } from "@jest/globals";
import {
  type ClaimName,
  complement,
  type Declared,
  describeConstraint,
  EVERYBODY,
  exact,
  GITLAB_DOT_COM,
  glob,
  opaque,
  tieProjects,
  type Trust,
  trustOf,
} from "../../lib/core";

const ID = opaque("${gitlab_project.api.id}");
const DECLARED: Declared = {
  issuer: GITLAB_DOT_COM,
  projects: [
    { path: "shop/web", id: "20" },
    { path: "shop/api", id: ID },
    { path: "shop/docs" },
    { id: "30" },
  ],
};

/** What is asked of path and id, in words, grant by grant. */
function tied(trust: Trust, declared = DECLARED) {
  const claims: readonly ClaimName[] = ["project_path", "project_id"];
  return tieProjects(trust, declared).grants.map(({ constraints }) =>
    claims.map((claim) => {
      const found = constraints.get(claim);
      return found === undefined ? "free" : describeConstraint(found);
    }),
  );
}

describe("tieProjects", () => {
  test.each<[string, Trust, readonly (readonly string[])[]]>([
    ["an id has its path", trustOf({ project_id: exact("20") }), [['"shop/web"', '"20"']]],
    ["a path has its id", trustOf({ project_path: exact("shop/web") }), [['"shop/web"', '"20"']]],
    [
      "both, where they belong together",
      trustOf({ project_path: exact("shop/web"), project_id: exact("20") }),
      [['"shop/web"', '"20"']],
    ],
    [
      "nobody, where an id has another path",
      trustOf({ project_path: exact("shop/docs"), project_id: exact("20") }),
      [],
    ],
    [
      "nobody, where a path has another id",
      trustOf({ project_path: exact("shop/web"), project_id: exact("21") }),
      [],
    ],
    [
      "a pattern that its path matches",
      trustOf({ project_path: glob("shop/*"), project_id: exact("20") }),
      [['"shop/web"', '"20"']],
    ],
    [
      "nobody, where a pattern leaves its path out",
      trustOf({ project_path: glob("acme/*"), project_id: exact("20") }),
      [],
    ],
    [
      "an id that is not known yet has its path",
      trustOf({ project_id: exact(ID) }),
      [['"shop/api"', '"${gitlab_project.api.id}"']],
    ],
    [
      "a path whose id is not known may have any",
      trustOf({ project_path: exact("shop/api") }),
      [['"shop/api"', "free"]],
    ],
    [
      "a literal id may be the one that is not known",
      trustOf({ project_path: exact("shop/api"), project_id: exact("77") }),
      [['"shop/api"', '"77"']],
    ],
    ["a path without id", trustOf({ project_path: exact("shop/docs") }), [['"shop/docs"', "free"]]],
    ["an id without path", trustOf({ project_id: exact("30") }), [["free", '"30"']]],
    ["an id that nobody declared", trustOf({ project_id: exact("99") }), [["free", '"99"']]],
    [
      "a path that nobody declared",
      trustOf({ project_path: exact("acme/web") }),
      [['"acme/web"', "free"]],
    ],
    ["several ids", trustOf({ project_id: exact("20", "99") }), [["free", '"20" or "99"']]],
    [
      "several paths",
      trustOf({ project_path: exact("shop/web", "acme/web") }),
      [['"acme/web" or "shop/web"', "free"]],
    ],
    [
      "paths that no project can have",
      trustOf({ project_path: exact("Shop/Web", "shop/web/x", "acme/web") }),
      [['"acme/web"', "free"]],
    ],
    [
      "one possible path that is left has its id",
      trustOf({ project_path: exact("SHOP/web", "shop/web") }),
      [['"shop/web"', '"20"']],
    ],
    ["nobody below a project", trustOf({ project_path: glob("shop/web/*") }), []],
    ["nobody below a project in another case", trustOf({ project_path: glob("Shop/Web/?*") }), []],
    [
      "somebody beside a project",
      trustOf({ project_path: glob("shop/web*") }),
      [["shop/web*", "free"]],
    ],
    [
      "a question mark before the slash may be another project",
      trustOf({ project_path: glob("shop/we?/x") }),
      [["shop/we?/x", "free"]],
    ],
    [
      "a complement",
      trustOf({ project_path: complement(exact("shop/web")) }),
      [['anything but "shop/web"', "free"]],
    ],
    ["other claims alone", trustOf({ ref: exact("main") }), [["free", "free"]]],
  ])("%s", (_, trust, expected) => {
    expect(tied(trust)).toEqual(expected);
  });

  test("ties nothing where nothing is declared", () => {
    const trust = trustOf({ project_path: exact("a/b") });
    expect(tieProjects(trust, { issuer: GITLAB_DOT_COM, projects: [] })).toBe(trust);
  });

  test("leaves other claims, absences and the template alone", () => {
    const trust = trustOf({ project_id: exact("20"), ref: exact("main") }, ["project_id", "ref"]);
    const [grant] = tieProjects(trust, DECLARED).grants;
    expect(grant?.template).toEqual(["project_id", "ref"]);
    expect([...(grant?.constraints.keys() ?? [])]).toEqual(["project_path", "project_id", "ref"]);
    expect(tieProjects(EVERYBODY, DECLARED)).toEqual(EVERYBODY);
  });
});

import { expect, test } from "@jest/globals";
import {
  and,
  childPaths,
  complement,
  EVERYBODY,
  exact,
  except,
  NOBODY,
  NONE,
  or,
  restrict,
  type SubjectTemplate,
  type Trust,
  trustOf,
} from "../../lib/core";
import { trustLike } from "./grants";

const main = exact("main");
const tag = exact("tag");
const byId: SubjectTemplate = ["project_id", "ref_type", "ref"];
const onMain = trustOf({ ref: main });
const onDev = trustOf({ ref: exact("dev") });
const onTags = trustOf({ ref_type: tag });

test.each<[string, Trust, Trust]>([
  ["a claim", restrict(EVERYBODY, "ref", main), onMain],
  ["a claim again", restrict(trustOf({ ref: exact("main", "dev") }), "ref", main), onMain],
  [
    "each grant",
    restrict(or(onMain, onDev), "ref_type", tag),
    trustLike(
      [
        ["ref_type", tag],
        ["ref", main],
      ],
      [
        ["ref_type", tag],
        ["ref", exact("dev")],
      ],
    ),
  ],
  ["a grant away", restrict(or(onMain, onDev), "ref", main), onMain],
  ["nobody", restrict(NOBODY, "ref", main), NOBODY],
  ["to nothing", restrict(onMain, "ref", exact("dev")), NOBODY],
  [
    "without a claim",
    restrict(onMain, "user_login", exact("ann"), true),
    trustLike([
      ["ref", main],
      ["user_login", exact("ann"), "absent"],
    ]),
  ],
  [
    "with a claim",
    restrict(onMain, "user_login", exact("ann")),
    trustLike([
      ["ref", main],
      ["user_login", exact("ann")],
    ]),
  ],
  [
    "to tokens without a claim",
    restrict(onMain, "user_login", NONE, true),
    trustLike([
      ["ref", main],
      ["user_login", NONE, "absent"],
    ]),
  ],
  ["a claim that is never absent", restrict(EVERYBODY, "ref", main, true), onMain],
  [
    "a namespace that is never absent",
    restrict(EVERYBODY, "namespace_path", exact("a"), true),
    trustLike([["project_path", childPaths(exact("a"))]]),
  ],
])("restricted: %s", (_, made, expected) => {
  expect(made).toEqual(expected);
});

test.each<[string, Trust, Trust]>([
  ["no trust", or(), NOBODY],
  ["one trust", or(onMain), onMain],
  ["nobody", or(NOBODY, onMain, NOBODY), onMain],
  ["two trusts", or(onMain, onTags), trustLike([["ref", main]], [["ref_type", tag]])],
  ["the same twice", or(onMain, trustOf({ ref: exact("main") })), onMain],
  ["three, one twice", or(onMain, onTags, onMain), trustLike([["ref", main]], [["ref_type", tag]])],
  [
    "another template",
    or(onMain, trustOf({ ref: main }, byId)),
    { grants: [...onMain.grants, ...trustOf({ ref: main }, byId).grants] },
  ],
  [
    "absence",
    or(trustOf({ user_login: main }), restrict(EVERYBODY, "user_login", main, true)),
    trustLike([["user_login", main]], [["user_login", main, "absent"]]),
  ],
])("the tokens of any of %s", (_, made, expected) => {
  expect(made).toEqual(expected);
});

test.each<[string, Trust, Trust]>([
  ["no trust", and(), EVERYBODY],
  ["one trust", and(onMain), onMain],
  ["everybody", and(EVERYBODY, onMain), onMain],
  ["everybody last", and(onMain, EVERYBODY), onMain],
  ["nobody", and(onMain, NOBODY), NOBODY],
  [
    "two trusts",
    and(onMain, onTags),
    trustLike([
      ["ref_type", tag],
      ["ref", main],
    ]),
  ],
  [
    "three trusts",
    and(onMain, onTags, trustOf({ sha: main })),
    trustLike([
      ["ref_type", tag],
      ["ref", main],
      ["sha", main],
    ]),
  ],
  ["trusts that differ", and(onMain, onDev), NOBODY],
  [
    "unions",
    and(or(onMain, onDev), or(onDev, onTags)),
    trustLike(
      [
        ["ref_type", tag],
        ["ref", main],
      ],
      [["ref", exact("dev")]],
      [
        ["ref_type", tag],
        ["ref", exact("dev")],
      ],
    ),
  ],
  ["a union with itself", and(or(onMain, onDev), or(onMain, onDev)), or(onMain, onDev)],
])("the tokens of all of %s", (_, made, expected) => {
  expect(made).toEqual(expected);
});

const notMain = complement(main);
test.each<[string, Trust, Trust]>([
  ["nobody", except(onMain, NOBODY), onMain],
  ["everybody", except(onMain, EVERYBODY), NOBODY],
  ["itself", except(or(onMain, onTags), or(onTags, onMain)), NOBODY],
  ["from nobody", except(NOBODY, onMain), NOBODY],
  ["from everybody", except(EVERYBODY, onMain), trustLike([["ref", notMain]])],
  [
    "two grants",
    except(EVERYBODY, or(onMain, onTags)),
    trustLike([
      ["ref_type", complement(tag)],
      ["ref", notMain],
    ]),
  ],
  ["from two grants", except(or(onMain, onDev), onMain), onDev],
  [
    "part of a grant",
    except(onMain, onTags),
    trustLike([
      ["ref_type", complement(tag)],
      ["ref", main],
    ]),
  ],
])("the tokens without those of %s", (_, made, expected) => {
  expect(made).toEqual(expected);
});

test("or names a grant once", () => {
  expect(or(onMain, onDev, trustOf({ ref: exact("main") })).grants).toEqual([
    ...onMain.grants,
    ...onDev.grants,
  ]);
  expect(or(onMain, onMain).grants).toHaveLength(1);
});

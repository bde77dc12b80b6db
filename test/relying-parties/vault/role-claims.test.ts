import { describe, expect, test } from "@jest/globals";
import { CannotExpressError, type ClaimName, GITLAB_DOT_COM } from "../../../lib/core";
import { roleClaims } from "../../../lib/relying-parties/vault/role-claims";

const OPTIONS = { issuer: GITLAB_DOT_COM, name: "deploy" };

/** Values with a leading `~` are patterns. */
const claims = (given: Partial<Record<ClaimName, readonly string[]>>) =>
  (Object.entries(given) as [ClaimName, readonly string[]][]).map(([claim, texts]) => ({
    claim,
    values: texts.map((text) =>
      text.startsWith("~") ? { text: text.slice(1), wildcard: true } : { text, wildcard: false },
    ),
  }));
const roles = (given: Partial<Record<ClaimName, readonly string[]>>) =>
  roleClaims(claims(given), OPTIONS).map((r) => [
    r.bound_claims,
    r.bound_claims_type,
    r.disable_bound_claims_parsing,
  ]);

describe("one role", () => {
  test.each([
    ["of nothing", {}, {}, "string", true],
    [
      "of texts",
      { project_id: ["20"], ref: ["main"] },
      { project_id: "20", ref: "main" },
      "string",
      true,
    ],
    ["of several values", { ref: ["a", "b"] }, { ref: "a,b" }, "string", false],
    ["of equal values", { ref: ["a", "a"] }, { ref: "a" }, "string", false],
    [
      "of patterns",
      { project_id: ["20"], ref: ["~v*", "main"] },
      { project_id: "20", ref: "v*,main" },
      "glob",
      false,
    ],
    ["of a text with a star", { user_email: ["a*b"] }, { user_email: "a*b" }, "string", true],
    [
      "of a text with a comma",
      { ref: ["a,b"], project_id: ["20"] },
      { ref: "a,b", project_id: "20" },
      "string",
      true,
    ],
  ])("%s", (_, given, bound, type, whole) => {
    expect(roles(given)).toEqual([[bound, type, whole]]);
  });
});

describe("several roles", () => {
  test("where a text has a star beside a pattern of the same claim", () => {
    expect(roles({ project_id: ["20", "21"], user_email: ["a*b", "c", "~d*"] })).toEqual([
      [{ project_id: "20,21", user_email: "a*b,c" }, "string", false],
      [{ project_id: "20,21", user_email: "d*" }, "glob", false],
    ]);
  });

  test.each([[["a,b", "c"]], [[" c", "a,b"]]])(
    "where one of several values has a comma or a space at its end: %j",
    (ref) => {
      expect(roles({ project_id: ["20", "21"], ref })).toEqual(
        ["20", "21"].flatMap((id) => ref.map((r) => [{ project_id: id, ref: r }, "string", true])),
      );
    },
  );
});

describe("no role", () => {
  const problem = (given: Partial<Record<ClaimName, readonly string[]>>) => {
    try {
      roles(given);
    } catch (error) {
      if (error instanceof CannotExpressError) return [error.claim, error.message.split(";")[0]];
      throw error;
    }
    return undefined;
  };

  test.each([[["a*b"]], [["a*b", "~x*"]]])(
    "where a text has a star beside a pattern of another claim: %j",
    (user_email) => {
      expect(problem({ ref: ["~v*"], user_email })).toEqual([
        "user_email",
        "a value of user_email has a literal * beside a pattern of ref: in one role of Vault every * is a wildcard, or none",
      ]);
    },
  );

  test("where commas need more than twenty", () => {
    const ids = Array.from({ length: 10 }, (_, i) => String(i));
    expect(roles({ project_id: ids, ref: ["a,b", "c"] })).toHaveLength(20);
    expect(problem({ project_id: [...ids, "x"], ref: ["a,b", "c"] })).toEqual([
      "ref",
      "a value of ref has a comma, so every combination of values needs a role of its own: 22 roles",
    ]);
  });
});

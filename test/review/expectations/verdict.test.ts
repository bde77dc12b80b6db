import { describe, expect, test } from "@jest/globals";
import { opaque } from "../../../lib/core";
import { reasonsText, strongest, verdictOf } from "../../../lib/review/expectations/verdict";
import { byId } from "./by-id";
import type { Reason } from "../../../lib/relying-parties/trust-document";

const [IDENTITY] = byId().identities;
const REASON: Reason = { code: "mismatch", claim: "ref", expected: '"main"', received: '"x"' };
const OPEN = { admitted: null, reasons: [{ ...REASON, code: "unknown-value" }] } as const;
const verdict = (ref: string, id = opaque("${gitlab_project.web.id}")) =>
  verdictOf(IDENTITY!, () => OPEN, {
    iss: "https://gitlab.com",
    aud: "aws",
    project_path: "shop/web",
    project_id: id,
    ref_type: "branch",
    ref,
  });

describe("verdictOf", () => {
  test("a reference decides about itself", () => {
    expect(verdict("main")).toEqual({ admitted: true, reasons: [] });
    expect(verdict("x")).toEqual({ admitted: false, reasons: [REASON] });
  });

  test("a number does not, and what the document decides stands", () => {
    expect(verdict("main", "4711")).toBe(OPEN);
    const refused = { admitted: false, reasons: [REASON] };
    expect(verdictOf(IDENTITY!, () => refused, {})).toBe(refused);
  });
});

test("the strongest lets in, then does not tell, then is the nearest", () => {
  const [far, near, admits] = [
    { admitted: false, reasons: [REASON, REASON] },
    { admitted: false, reasons: [REASON] },
    { admitted: true, reasons: [] },
  ];
  expect(strongest([far, OPEN, admits])).toBe(admits);
  expect(strongest([far, near, OPEN])).toBe(OPEN);
  expect(strongest([far, near])).toBe(near);
  expect(strongest([])).toEqual({ admitted: null, reasons: [] });
});

test("reasons in words", () => {
  const unread: Reason = { code: "not-understood", claim: "", expected: "a", received: "" };
  expect(reasonsText([REASON, OPEN.reasons[0], unread])).toBe(
    'ref: expected "main", received "x"; ref: expected "main" (not known before apply), received "x"; expected a (not understood), received nothing',
  );
});

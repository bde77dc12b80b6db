import { expect, test } from "@jest/globals";
import { ERROR_CODES } from "../../lib/core";

test("the codes, which are stable across releases", () => {
  expect(Object.keys(ERROR_CODES).sort()).toEqual([
    "ERR_CANNOT_EXPRESS",
    "ERR_DUPLICATE",
    "ERR_INPUT_JSON",
    "ERR_INPUT_SHAPE",
    "ERR_INPUT_UNREADABLE",
    "ERR_INPUT_YAML",
    "ERR_INTERNAL",
    "ERR_ISSUER",
    "ERR_OUTPUT",
    "ERR_PROP",
    "ERR_STACK",
    "ERR_SUBJECT_TEMPLATE",
    "ERR_TOKEN",
    "ERR_USAGE",
  ]);
});

test.each(Object.entries(ERROR_CODES))(
  "%s has a name and a meaning of its own",
  (code, meaning) => {
    expect(code).toMatch(/^ERR_[A-Z]+(_[A-Z]+)*$/);
    expect(meaning).toMatch(/^[A-Z].{10,}\.$/);
    expect(Object.values(ERROR_CODES).filter((other) => other === meaning)).toEqual([meaning]);
  },
);

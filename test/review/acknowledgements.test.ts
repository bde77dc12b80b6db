import { describe, expect, test } from "@jest/globals";
import { parseAcknowledgements } from "../../lib/review/acknowledgements";
import { refusal } from "./refusal";

const entry = {
  rule: "trust/any-ref",
  address: "aws_iam_role.web",
  reason: "a sandbox",
  until: "2027-01-31",
};

describe("parseAcknowledgements", () => {
  test.each([
    ["a list", [entry]],
    ["an object", { acknowledgements: [entry] }],
  ])("reads %s", (_case, json) => {
    expect(parseAcknowledgements(JSON.stringify(json), "a.json")).toEqual([entry]);
  });

  test("reads a fingerprint and a stack", () => {
    const other = { rule: "trust/any-ref", fingerprint: "f", stack: "shop", reason: "why" };
    expect(parseAcknowledgements(JSON.stringify([other]), "a.json")).toEqual([other]);
  });

  const without = (name: string) =>
    Object.fromEntries(Object.entries(entry).filter(([key]) => key !== name));

  test.each([
    ["truncated JSON", "[{", "ERR_INPUT_JSON: not valid JSON: it ends too early; at a.json:1:3"],
    [
      "no list",
      {},
      'ERR_INPUT_SHAPE: there is no list of acknowledgements; allowed: {"acknowledgements": [{"rule", "address", "reason", "until"}]}; at a.json',
    ],
    ["text", '"x"', "ERR_INPUT_SHAPE: an object is expected; given: a string; at a.json"],
    [
      "no rule",
      [without("rule")],
      "ERR_INPUT_SHAPE: rule must be text; given: nothing; at a.json: acknowledgements[0]",
    ],
    [
      "no reason",
      [entry, without("reason")],
      "ERR_INPUT_SHAPE: reason must be text; given: nothing; at a.json: acknowledgements[1]",
    ],
    [
      "no address",
      [without("address")],
      "ERR_INPUT_SHAPE: an acknowledgement names neither address nor fingerprint; fix: name the address of the finding it accepts; at a.json: acknowledgements[0]",
    ],
    [
      "a rule of another form",
      [{ ...entry, rule: "any-ref" }],
      'ERR_INPUT_SHAPE: rule is not a rule id; given: "any-ref"; allowed: area/name, such as trust/any-ref; at a.json: acknowledgements[0]',
    ],
    [
      "a day that does not exist",
      [{ ...entry, until: "2027-02-30" }],
      'ERR_INPUT_SHAPE: until is not a day; given: "2027-02-30"; allowed: YYYY-MM-DD; at a.json: acknowledgements[0]',
    ],
    [
      "a mistyped member",
      [{ ...entry, untill: "2027-01-01" }],
      'ERR_INPUT_SHAPE: "untill" is not known here; allowed: rule, address, fingerprint, stack, reason, until; fix: did you mean until?; at a.json: acknowledgements[0]',
    ],
  ])("fails for %s", (_case, json, message) => {
    const text = typeof json === "string" ? json : JSON.stringify(json);
    expect(refusal(() => parseAcknowledgements(text, "a.json"))).toBe(message);
  });
});

import { expect, test } from "@jest/globals";
import { type PlannedValue, plannedMap, plannedValue } from "../../lib/terraform/plan-values";
import { isUnknown, type Value } from "../../lib/terraform";
import { plain } from "./fixture";

const scope = { module: "" };
const constant = (value: unknown, ...references: string[]): object => ({
  constant_value: value,
  ...(references.length > 0 ? { references } : {}),
});
const mentioned = (value: Value): readonly string[] => (isUnknown(value) ? value.mentions : []);

test.each<[string, PlannedValue, unknown]>([
  ["a known value", { after: { a: [1, "${x}"] } }, { a: [1, "${x}"] }],
  ["an unknown value", { after: undefined, unknown: true }, { unknown: "${}" }],
  ["an unknown member", { after: { a: 1 }, unknown: { b: true } }, { a: 1, b: { unknown: "${}" } }],
  ["an unknown element", { after: [null], unknown: [true] }, [{ unknown: "${}" }]],
  [
    "marks without anything",
    { after: { a: 1 }, unknown: { b: [], c: {}, d: [{ e: false }] } },
    { a: 1 },
  ],
  ["null", { after: null }, null],
  ["a sensitive value", { after: "s", sensitive: true }, { unknown: "${sensitive value}" }],
  ["a sensitive null", { after: null, sensitive: true }, null],
  [
    "an unknown sensitive value",
    { after: null, unknown: true, sensitive: true },
    { unknown: "${sensitive value}" },
  ],
  [
    "a sensitive member",
    { after: { a: { b: "s", c: "t" } }, sensitive: { a: { b: true } } },
    { a: { b: { unknown: "${sensitive value}" }, c: "t" } },
  ],
  [
    "a sensitive element",
    { after: ["s", "t"], sensitive: [true, false] },
    [{ unknown: "${sensitive value}" }, "t"],
  ],
  [
    "a template",
    { after: undefined, unknown: true, expression: constant("a-${x.y.z}", "x.y.z") },
    { unknown: "a-${x.y.z}" },
  ],
  [
    "a template in a map",
    {
      after: { k: "v" },
      unknown: { u: true },
      expression: constant({ k: "v", u: "${x.y.z}" }, "x.y.z"),
    },
    { k: "v", u: { unknown: "${x.y.z}" } },
  ],
  [
    "a member the map lacks",
    { after: {}, unknown: { u: true }, expression: constant({ k: "v" }) },
    { u: { unknown: "${}" } },
  ],
  [
    "templates in a list",
    {
      after: ["a", null],
      unknown: [false, true],
      expression: constant(["${x.y.z}", "a"], "x.y.z"),
    },
    ["a", { unknown: "${x.y.z}" }],
  ],
  [
    "more templates than unknown elements",
    {
      after: ["b", null],
      unknown: [false, true],
      expression: constant(["${u.v.w}", "${x.y.z}"], "u.v.w", "x.y.z"),
    },
    ["b", { unknown: "${}" }],
  ],
])("%s", (_name, planned, expected) => {
  expect(plain(plannedValue(planned, scope))).toEqual(expected);
});

test("blocks of a set are told apart by their constants, not by their order", () => {
  const block = (variable: string, template: string): object => ({
    variable: constant(variable),
    values: constant([template], "x.y.z"),
  });
  const condition = plannedValue(
    {
      after: [
        { variable: "aud", values: [null] },
        { variable: "sub", values: [null] },
      ],
      unknown: [{ values: [true] }, { values: [true] }],
      expression: [block("sub", "s-${x.y.z}"), block("aud", "a-${x.y.z}")],
    },
    scope,
  );
  expect(plain(condition)).toEqual([
    { variable: "aud", values: [{ unknown: "a-${x.y.z}" }] },
    { variable: "sub", values: [{ unknown: "s-${x.y.z}" }] },
  ]);
});

test("blocks that cannot be told apart give the references of all, but no template", () => {
  const block = (reference: string): object => ({
    test: { references: ["var.t"] },
    values: constant([`\${${reference}}`], reference),
    inner: [{ a: { references: [`${reference}.a`] } }],
  });
  const [element] = plannedValue(
    {
      after: [{ test: "T", inner: [{}] }],
      unknown: [{ values: true, inner: [{ a: true }] }],
      expression: [block("x.y.z"), block("u.v.w")],
    },
    scope,
  ) as readonly { values: Value; inner: readonly { a: Value }[] }[];
  expect(plain(element as never)).toEqual({
    test: "T",
    values: { unknown: "${}" },
    inner: [{ a: { unknown: "${}" } }],
  });
  expect(mentioned(element!.values)).toEqual(["x.y.z", "u.v.w"]);
  expect(mentioned(element!.inner[0]!.a)).toEqual(["x.y.z.a", "u.v.w.a"]);
});

test("a block made by dynamic takes nothing from the others", () => {
  const expression = [{ c: constant("static"), u: constant("${x.y.z}", "x.y.z") }];
  const value = plannedValue(
    { after: [{ c: "made" }], unknown: [{ u: true }], expression },
    scope,
  ) as readonly { u: Value }[];
  expect(mentioned(value[0]!.u)).toEqual([]);
});

test.each<[string, unknown, unknown, boolean]>([
  ["equal lists in another order", ["b", "a"], ["a", "b"], true],
  ["different lists", ["a"], ["b"], false],
  ["a number given as text", "7", 7, true],
  ["different texts", "a", "b", false],
  ["maps", { a: 1 }, { a: 2 }, true],
])("a block with %s fits: %s", (_name, given, known, fits) => {
  const expression = [{ c: constant(given), u: constant("${x.y.z}", "x.y.z") }];
  const value = plannedValue({ after: [{ c: known }], unknown: [{ u: true }], expression }, scope);
  expect(plain(value)).toEqual([{ c: known, u: { unknown: fits ? "${x.y.z}" : "${}" } }]);
});

test("a whole unknown block lists what is below it", () => {
  const expression = [{ a: { references: ["x.y.z"] }, b: [{ c: { references: ["u.v.w"] } }] }];
  expect(mentioned(plannedValue({ after: undefined, unknown: true, expression }, scope))).toEqual([
    "x.y.z",
    "u.v.w",
  ]);
});

test("members named like the prototype's are kept", () => {
  const after = JSON.parse('{"__proto__":"p","constructor":"c"}') as unknown;
  expect(Object.entries(plannedMap({ after, unknown: {} }, scope))).toEqual([
    ["__proto__", "p"],
    ["constructor", "c"],
  ]);
});

test("what is literal is the very object that was read, what holds a mark is not", () => {
  const after = { a: [{ b: 1 }] };
  expect(plannedMap({ after, unknown: { a: [{}] }, sensitive: { a: [{}] } }, scope)).toBe(after);
  expect(plain(plannedMap({ after, sensitive: { a: [{ b: true }] } }, scope))).toEqual({
    a: [{ b: { unknown: "${sensitive value}" } }],
  });
  expect(plannedMap({ after: { a: undefined } }, scope)).toStrictEqual({});
});

test.each<[string, unknown, unknown]>([
  ["by reference", { references: ["x.y.url"] }, "LATER"],
  ["by a template", constant("${x.y.url}:sub", "x.y.url"), "LATER"],
  ["by a dynamic block", undefined, "LATER"],
  ["as a constant", constant("early"), "early"],
])("a text given %s reads as it will", (_name, expression, expected) => {
  const learn = (text: string): string => (text === "early" ? "LATER" : text);
  expect(plannedValue({ after: "early", expression }, { module: "", learn })).toBe(expected);
});

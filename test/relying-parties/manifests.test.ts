import { describe, expect, test } from "@jest/globals";
import { InputError } from "../../lib/core/errors";
import {
  mayBeManifests,
  parseManifests,
  parseYaml,
  printYaml,
  withManifests,
} from "../../lib/relying-parties/manifests";

const ROLE = "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata:\n  name: deployer\n";

/** What a text is refused with: code, place and problem. */
function refusal(text: string): unknown {
  try {
    parseYaml(text, "a.yaml");
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [error.code, error.details.where, error.message.split(";")[0]];
  }
  return "accepted";
}

describe("documents", () => {
  const role = { file: "a.yaml", apiVersion: "rbac.authorization.k8s.io/v1", kind: "Role" };
  test.each([
    ["one", ROLE, [{ ...role, name: "deployer" }]],
    [
      "several",
      `${ROLE}---\n${ROLE}`,
      [
        { ...role, name: "deployer" },
        { ...role, name: "deployer" },
      ],
    ],
    ["with a byte order mark", `\uFEFF${ROLE}`, [{ ...role, name: "deployer" }]],
    ["with CRLF", ROLE.replaceAll("\n", "\r\n"), [{ ...role, name: "deployer" }]],
    ["with an empty one between", `${ROLE}---\n---\n# nothing\n`, [{ ...role, name: "deployer" }]],
    ["without a name", ROLE.replace("  name: deployer", "  name: 5"), [role]],
    ["of another kind", ROLE.replace("Role", "Pod"), []],
    ["without an apiVersion", "kind: Role\n", []],
    ["that is a list", "- kind: Role\n", []],
  ])("%s", (_name, text, expected) => {
    const found = parseManifests(text, "a.yaml", "a.yaml");
    expect(found).toEqual(expected.map((manifest) => ({ ...manifest, value: expect.anything() })));
  });

  test("a List is its items, a List in it is none", () => {
    const list = { apiVersion: "v1", kind: "List", items: [{ apiVersion: "v1", kind: "Role" }] };
    const outer = { ...list, items: [...list.items, list] };
    expect(parseManifests(JSON.stringify(outer), "a.json", "a.json")).toEqual([
      { file: "a.json", apiVersion: "v1", kind: "Role", value: { apiVersion: "v1", kind: "Role" } },
    ]);
  });

  test.each([
    [ROLE, true],
    ['{"apiVersion": "v1", "kind": "RoleBinding"}', true],
    ['"apiVersion": v1\n"kind": "RoleBindingList"', true],
    ["- apiVersion: v1\n  kind: Role", true],
    ["apiVersion: v1\nkind: Pod", false],
    ["# kind: Role\nname: apiVersion", false],
    ["kind: Role", false],
  ])("%j may be some: %s", (text, expected) => {
    expect(mayBeManifests({ text })).toBe(expected);
  });
});

describe("YAML", () => {
  test.each([
    ["an anchor and its alias", "a: &x [1]\nb: *x\n", { a: [1], b: [1] }],
    [
      "a merge",
      "a: &x {c: 1, d: 1}\nb:\n  <<: *x\n  d: 2\n",
      { a: { c: 1, d: 1 }, b: { c: 1, d: 2 } },
    ],
    ["a standard tag", "a: !!str 5\n", { a: "5" }],
    [
      "99 aliases of one anchor",
      `a: &x 1\nb: [${Array(99).fill("*x").join(",")}]\n`,
      { a: 1, b: Array(99).fill(1) },
    ],
    ["keys that differ in case", "a: 1\nA: 2\n", { a: 1, A: 2 }],
    ["text in several lines", "a: |\n  x\n  y\nb: >-\n  x\n  y\n", { a: "x\ny\n", b: "x y" }],
    ["a member named __proto__", '{"__proto__": {"x": 1}}', JSON.parse('{"__proto__": {"x": 1}}')],
  ])("%s", (_name, text, expected) => {
    expect(parseYaml(text, "a.yaml")).toEqual([expected]);
  });

  test.each([
    ["a key twice", "a: 1\nb: 2\na: 3\n", "a.yaml:3:1", 'the key "a" is given twice'],
    [
      "a key twice deep inside",
      "a:\n  - {b: 1, b: 2}\n",
      "a.yaml:2:12",
      'the key "b" is given twice',
    ],
    [
      "a tag of its own",
      "a: !Ref x\n",
      "a.yaml:1:4",
      "the YAML is not valid: Unresolved tag: !Ref",
    ],
    ["an alias to nothing", "a: *x\n", "a.yaml", "an alias cannot be followed: Unresolved alias"],
    ["broken flow", "a: [1\n", "a.yaml:2:1", "the YAML is not valid: Flow sequence"],
    ["a tab as indentation", "a:\n\tb: 1\n", "a.yaml:2:1", "the YAML is not valid: Tabs are not"],
    [
      "too many aliases",
      `a: &x 1\nb: [${Array(101).fill("*x").join(",")}]\n`,
      "a.yaml:2:305",
      "the YAML has more than 100 aliases",
    ],
    ["a map as a key", "? {a: 1}\n: 2\n", "a.yaml:1:3", "the YAML is not valid: With stringKeys"],
    [
      "deep nesting",
      `${"[".repeat(450)}${"]".repeat(450)}`,
      "a.yaml:1:401",
      "the YAML is nested deeper than 200 levels",
    ],
    [
      "too much text",
      `# ${"x".repeat(4_000_000)}`,
      "a.yaml",
      "the YAML has more than 4000000 characters",
    ],
  ])("refuses %s", (_name, text, where, problem) => {
    const [code, place, message] = refusal(text) as [string, string, string];
    expect([code, place, message.slice(0, problem.length)]).toEqual([
      "ERR_INPUT_YAML",
      where,
      problem,
    ]);
  });

  test("nesting without end is refused where the stack ends", () => {
    const [code, , message] = refusal("[".repeat(100_000)) as [string, string, string];
    expect([code, message]).toEqual([
      "ERR_INPUT_YAML",
      "the YAML is nested deeper than 200 levels",
    ]);
  });

  test("aliases that grow from line to line are refused before they do", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 10; i++) {
      lines.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(", ")}]`,
      );
    }
    const [code] = refusal(lines.join("\n")) as [string];
    expect(code).toBe("ERR_INPUT_YAML");
  });

  test("a hundred thousand keys take no time to compare", () => {
    const text = Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`).join("\n");
    expect(refusal(`${text}\nk7: 2`)).toEqual([
      "ERR_INPUT_YAML",
      "a.yaml:100001:1",
      'the key "k7" is given twice',
    ]);
  });
});

test("what is printed is read back, each line whole", () => {
  const value = {
    a: "x".repeat(300),
    b: ["true", "5", "a: b", "'", '"', "${x}"],
    c: { d: "x\ny\n" },
  };
  const text = printYaml(value);
  expect(parseYaml(text, "a.yaml")).toEqual([value]);
  expect(text).toBe(printYaml(value));
  expect(text.split("\n")).toHaveLength(11);
});

test("documents are added to those that are there", () => {
  const one = { file: "a", apiVersion: "v1", kind: "Role", value: {} };
  const two = { ...one, file: "b" };
  expect(withManifests({ manifests: [one] }, [two])).toEqual({ manifests: [one, two] });
  const stack = {};
  expect(withManifests(stack, [])).toBe(stack);
});

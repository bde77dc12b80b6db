import { describe, expect, test } from "@jest/globals";
import { loadStacks } from "../../lib/review/load";
import { refusal } from "./refusal";

const role = (name: string, path?: string) => ({
  resource: {
    aws_iam_role: {
      [name]: {
        name,
        ...(path === undefined ? {} : { "//": { metadata: { path, uniqueId: name } } }),
      },
    },
  },
});
const cdktf = (stackName: string, json: object) => ({ "//": { metadata: { stackName } }, ...json });
const plan = (name: string) => ({
  format_version: "1.2",
  planned_values: {
    root_module: {
      resources: [
        {
          address: `aws_iam_role.${name}`,
          mode: "managed",
          type: "aws_iam_role",
          name,
          provider_name: "registry.terraform.io/hashicorp/aws",
          values: { name },
        },
      ],
    },
  },
});

const source = (path: string, json: unknown, root = "out") => ({
  root,
  path,
  text: typeof json === "string" ? json : JSON.stringify(json),
});

const told = ({ stacks }: ReturnType<typeof loadStacks>) =>
  stacks.map(({ name, kind, resources }) => ({
    name,
    kind,
    addresses: resources.map((r) => r.address),
  }));

describe("loadStacks", () => {
  test("reads each folder of a cdktf.out as a stack of its own name", () => {
    const loaded = loadStacks([
      source("manifest.json", { version: "0.21.0", stacks: {} }),
      source("stacks/shop/cdk.tf.json", cdktf("shop", role("web"))),
      source("stacks/bank/cdk.tf.json", role("ledger")),
    ]);
    expect(told(loaded)).toEqual([
      { name: "shop", kind: "configuration", addresses: ["aws_iam_role.web"] },
      { name: "stacks/bank", kind: "configuration", addresses: ["aws_iam_role.ledger"] },
    ]);
    expect(loaded.stacks[0]?.file).toBe("out/stacks/shop/cdk.tf.json");
    expect(loaded.notes).toEqual([]);
  });

  test("tells what it leaves out, but for cdktf's own list of stacks", () => {
    const beside = (text: object) =>
      loadStacks([source("manifest.json", text), source("cdk.tf.json", role("web"))]).notes;
    expect(beside({ name: "an app" })).toEqual([
      "not read, as it is no Terraform: out/manifest.json",
    ]);
    expect(beside({ version: "0.21.0", stacks: {} })).toEqual([]);
  });

  test("reads the configuration files of a folder as one, and knows the file of each resource", () => {
    const loaded = loadStacks([source("a.tf.json", role("a")), source("b.tf.json", role("b"))]);
    expect(told(loaded)).toEqual([
      { name: ".", kind: "configuration", addresses: ["aws_iam_role.a", "aws_iam_role.b"] },
    ]);
    expect(loaded.files.get(".")).toEqual(
      new Map([
        ["aws_iam_role.a", "out/a.tf.json"],
        ["aws_iam_role.b", "out/b.tf.json"],
      ]),
    );
  });

  test("reads a plan in place of the configuration beside it, with its construct paths", () => {
    const loaded = loadStacks([
      source("cdk.tf.json", cdktf("shop", role("web", "shop/Web/Resource"))),
      source("plan.json", plan("web")),
    ]);
    expect(told(loaded)).toEqual([{ name: "shop", kind: "plan", addresses: ["aws_iam_role.web"] }]);
    expect(loaded.stacks[0]?.resources[0]?.constructPath).toBe("shop/Web/Resource");
    expect(loaded.notes).toEqual([
      "read out/plan.json, not out/cdk.tf.json beside it: a plan or state wins",
    ]);
  });

  test("tells two stacks of one name apart by their folders", () => {
    const stacks = [
      source("cdk.tf.json", cdktf("shop", role("web")), "base"),
      source("cdk.tf.json", cdktf("shop", role("web")), "head"),
    ];
    expect(loadStacks(stacks).stacks.map(({ name }) => name)).toEqual(["base", "head"]);
  });

  test("keeps the side file of a stack", () => {
    const side = {
      schemaVersion: 1,
      acknowledgements: [{ rule: "trust/any-ref", path: "shop/Web", reason: "why" }],
    };
    const loaded = loadStacks([
      source("cdk.tf.json", cdktf("shop", role("web"))),
      source("federation.json", side),
    ]);
    expect(loaded.sides.get("shop")?.acknowledgements).toEqual(side.acknowledgements);
    expect(loaded.notes).toEqual([]);
  });

  test("never takes a side file for Terraform", () => {
    const text = JSON.stringify({ ...plan("web"), schemaVersion: 1 });
    expect(refusal(() => loadStacks([source("federation.json", text)]))).toContain(
      "there is nothing to read",
    );
  });

  test("says that native syntax is not read", () => {
    const loaded = loadStacks([
      source("cdk.tf.json", role("web")),
      source("federation.gitlab-ci.yml", ".web:\n  variables: {}\n"),
      source("main.tf", ""),
      source("edge/main.tf", ""),
      source("planned/main.tf", ""),
      source("planned/plan.json", plan("web")),
    ]);
    expect(loaded.notes).toEqual([
      "not read, as it is Terraform's native syntax: 2 files in out, out/edge; judge the plan: terraform show -json PLAN > plan.json",
    ]);
  });

  const BINDING =
    "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: a}\n";

  test("documents beside Terraform's belong to the folder's stack, and say where they were read", () => {
    const loaded = loadStacks([source("cdk.tf.json", role("web")), source("rbac.yaml", BINDING)]);
    expect(loaded.notes).toEqual([]);
    expect(
      loaded.stacks.map(({ name, manifests }) => [name, manifests?.map((m) => m.name)]),
    ).toEqual([[loaded.stacks[0]?.name, ["a"]]]);
    expect(loaded.files.get(loaded.stacks[0]?.name ?? "")?.get("rbac.yaml")).toBe("out/rbac.yaml");
  });

  test("documents alone are a stack", () => {
    const { stacks } = loadStacks([source("k8s/rbac.yaml", BINDING)]);
    expect(stacks).toMatchObject([
      { name: "k8s", file: "", kind: "configuration", resources: [], manifests: [{ name: "a" }] },
    ]);
  });

  test("the template of a chart is no document", () => {
    const template = `${BINDING}# {{ .Values.name }}\n`;
    expect(() => loadStacks([source("rbac.yaml", template)])).toThrow("there is nothing to read");
  });

  test("a document that is no valid YAML is refused with its place", () => {
    expect(() => loadStacks([source("rbac.yaml", `${BINDING}metadata: {}\n`)])).toThrow(
      "at out/rbac.yaml:4:1",
    );
  });

  const ALLOWED =
    "allowed: cdk.tf.json, *.tf.json, terraform show -json of a plan or a state, or Kubernetes authentication and RBAC files";
  const FIX =
    "fix: run cdktf synth, or terraform show -json PLAN > plan.json, and name the folder or file";

  test.each([
    ["nothing", [], `ERR_INPUT_UNREADABLE: there is nothing to read; ${ALLOWED}; ${FIX}`],
    [
      "other people's files alone",
      [source("package.json", { name: "x" }), source("rbac.yaml", "apiVersion: v1\nkind: Pod\n")],
      `ERR_INPUT_UNREADABLE: there is nothing to read; ${ALLOWED}; ${FIX}; at out`,
    ],
    [
      "native syntax alone",
      [source("main.tf", "")],
      `ERR_INPUT_UNREADABLE: there is nothing to read; given: files in Terraform's native syntax alone; ${ALLOWED}; ${FIX}; at out`,
    ],
    [
      "a *.tf.json that is a text",
      [source("cdk.tf.json", '"x"')],
      "ERR_INPUT_SHAPE: this is no Terraform JSON; at out/cdk.tf.json",
    ],
    [
      "JSON nested too deep",
      [source("cdk.tf.json", `{"resource":${"[".repeat(5000)}${"]".repeat(5000)}}`)],
      "ERR_INPUT_JSON: JSON is nested deeper than 200 levels; at out/cdk.tf.json:1:212",
    ],
  ])("fails for %s", (_case, sources, message) => {
    expect(refusal(() => loadStacks(sources))).toBe(message);
  });

  test("keeps resources named like members of Object.prototype", () => {
    const text =
      '{"resource":{"aws_iam_role":{"__proto__":{"name":"x"},"constructor":{"name":"y"}}}}';
    expect(told(loadStacks([source("cdk.tf.json", text)]))).toEqual([
      {
        name: ".",
        kind: "configuration",
        addresses: ["aws_iam_role.__proto__", "aws_iam_role.constructor"],
      },
    ]);
  });
});

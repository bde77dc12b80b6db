import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { readPrior, readStack } from "../../lib/terraform";

const OPTIONS = { name: "shop", file: "plan.json" };
const before = (shown: unknown) => readPrior(shown, OPTIONS, readStack(shown, OPTIONS));
const plan = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(__dirname, `../fixtures/terraform/${name}.json`), "utf8"));

test("what a plan started from, with the providers of its configuration", () => {
  const second = plan("plan-hcl-second");
  const after = readStack(second, OPTIONS);
  const prior = readPrior(second, OPTIONS, after);
  expect(prior).toMatchObject({ name: "shop", file: "plan.json", kind: "state" });
  expect(prior.providers).toEqual(after.providers);
  const known = new Set(prior.resources.map((r) => r.address));
  expect(known.has("aws_iam_openid_connect_provider.gitlab")).toBe(true);
});

test("nothing, before the first plan", () => {
  expect(before(plan("plan-hcl-first")).resources.filter((r) => r.mode === "managed")).toEqual([]);
  const none = readStack({ format_version: "1.2" }, OPTIONS);
  expect(readPrior(null, OPTIONS, none)).toMatchObject({ resources: [], providers: [] });
});

test("what the plan leaves as it is has the references of its configuration, what it changes has not", () => {
  const second = plan("plan-hcl-second");
  const after = readStack(second, OPTIONS);
  const prior = readPrior(second, OPTIONS, after);
  const referred = ({ resources }: typeof prior, address: string) =>
    resources.find((r) => r.address === address)?.references["assume_role_policy"];
  expect(referred(prior, "aws_iam_role.direct")).toEqual(referred(after, "aws_iam_role.direct"));
  expect(referred(prior, "aws_iam_role.direct")).toContain(
    "data.aws_iam_policy_document.trust.json",
  );
  expect(referred(prior, "aws_iam_role.existing")).toBeUndefined();
  expect(referred(after, "aws_iam_role.existing")).toEqual([
    "data.aws_iam_policy_document.existing.json",
    "data.aws_iam_policy_document.existing",
  ]);
});

test("left as it is: lists, blocks and maps with the same members, and what is sensitive in both", () => {
  const shown = (values: object, after: object, sensitive: object = {}): unknown => ({
    format_version: "1.2",
    resource_changes: [
      { ...WEB, change: { actions: ["no-op"], after, after_sensitive: sensitive } },
    ],
    prior_state: {
      values: { root_module: { resources: [{ ...WEB, values, sensitive_values: sensitive }] } },
    },
    configuration: {
      root_module: {
        resources: [{ ...WEB, expressions: { name: { references: ["var.name"] } } }],
      },
    },
  });
  const values = { name: "web", tags: ["a"], rule: [{ path: "/", on: true }], size: null };
  const references = (...given: Parameters<typeof shown>) =>
    before(shown(...given)).resources[0]?.references;
  const kept = { name: ["var.name"] };
  expect(references(values, values)).toEqual(kept);
  expect(references(values, Object.fromEntries(Object.entries(values).reverse()))).toEqual(kept);
  expect(references(values, values, { name: true })).toEqual(kept);
  expect(references(values, { ...values, name: "api" })).toEqual({});
  expect(references(values, { ...values, tags: ["a", "b"] })).toEqual({});
  expect(references(values, { ...values, tags: { 0: "a" } })).toEqual({});
  expect(references(values, { ...values, rule: [{ path: "/", on: false }] })).toEqual({});
  expect(references(values, { ...values, rule: [{ path: "/", off: true }] })).toEqual({});
  expect(references(values, { ...values, more: null })).toEqual({});
  expect(references({ ...values, more: null }, values)).toEqual({});
});

const WEB = { address: "gitlab_project.web", mode: "managed", type: "gitlab_project", name: "web" };

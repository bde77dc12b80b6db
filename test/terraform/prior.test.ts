import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { readPrior, readStack } from "../../lib/terraform";

const OPTIONS = { name: "shop", file: "plan.json" };
const plan = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(__dirname, `../fixtures/terraform/${name}.json`), "utf8"));

test("what a plan started from, with the providers of its configuration", () => {
  const second = plan("plan-hcl-second");
  const before = readPrior(second, OPTIONS);
  const after = readStack(second, OPTIONS);
  expect(before).toMatchObject({ name: "shop", file: "plan.json", kind: "state" });
  expect(before.providers).toEqual(after.providers);
  const known = new Set(before.resources.map((r) => r.address));
  expect(known.has("aws_iam_openid_connect_provider.gitlab")).toBe(true);
});

test("nothing, before the first plan", () => {
  expect(
    readPrior(plan("plan-hcl-first"), OPTIONS).resources.filter((r) => r.mode === "managed"),
  ).toEqual([]);
  expect(readPrior(null, OPTIONS)).toMatchObject({ resources: [], providers: [] });
});

test("what the plan leaves as it is has the references of its configuration, what it changes has not", () => {
  const second = plan("plan-hcl-second");
  const [before, after] = [readPrior(second, OPTIONS), readStack(second, OPTIONS)];
  const referred = ({ resources }: typeof before, address: string) =>
    resources.find((r) => r.address === address)?.references["assume_role_policy"];
  expect(referred(before, "aws_iam_role.direct")).toEqual(referred(after, "aws_iam_role.direct"));
  expect(referred(before, "aws_iam_role.direct")).toContain(
    "data.aws_iam_policy_document.trust.json",
  );
  expect(referred(before, "aws_iam_role.existing")).toBeUndefined();
  expect(referred(after, "aws_iam_role.existing")).toBeDefined();
});

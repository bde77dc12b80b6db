import { expect, test } from "@jest/globals";
import { issuer } from "../../../lib/core";
import { forkForgedRef } from "../../../lib/guardrails/rules/trust-fork-forged-ref";
import { configuration, findingsOf, inputFrom, roleResources } from "../../support/input";

const HOST = "gitlab.example.com";
const on = (version: string, refType = "branch") =>
  inputFrom(
    configuration(
      roleResources({
        host: HOST,
        conditions: {
          StringEquals: { [`${HOST}:sub`]: `project_path:shop/web:ref_type:${refType}:ref:main` },
        },
      }),
    ),
    { issuers: [issuer({ kind: "self-managed", url: `https://${HOST}`, version })] },
  );

test("a version before the fix", () => {
  expect(findingsOf(forkForgedRef, on("18.1"))).toEqual([
    "warning aws_iam_role.deploy: deploy trusts a branch name of GitLab 18.1 without asking whether it is protected: a fork's branch of that name passes for it",
  ]);
});

test("a fixed version, a tag, and a version that nobody declared", () => {
  expect(findingsOf(forkForgedRef, on("18.2"))).toEqual([]);
  expect(findingsOf(forkForgedRef, on("18.1", "tag"))).toEqual([]);
  const undeclared = inputFrom(configuration(roleResources({ host: HOST })));
  expect(findingsOf(forkForgedRef, undeclared)).toEqual([]);
});

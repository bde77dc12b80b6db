import { describe, expect, test } from "@jest/globals";
import {
  atProvider,
  expressionParts,
  gcpTrusts,
  poolExpressions,
  poolProviders,
} from "../../lib/guardrails/gcp-trusts";
import { BINDING, type PoolParts, poolResources } from "../support/gcp";
import { inputFrom, inputFromStacks, onGitlabCom } from "../support/input";

const PROVIDER = "google_iam_workload_identity_pool_provider.gitlab";
const input = (parts: PoolParts = {}) => inputFrom(onGitlabCom(poolResources(parts)));

describe("pools in an input", () => {
  test("every binding, with its stack", () => {
    const one = onGitlabCom(poolResources());
    const found = [...gcpTrusts(inputFromStacks({ a: one, b: one }))];
    expect(found.map(({ document, stack }) => [stack, document.identity])).toEqual([
      ["a", BINDING],
      ["b", BINDING],
    ]);
  });

  test("every OIDC provider", () => {
    expect([...poolProviders(input())].map(({ provider }) => provider.address)).toEqual([PROVIDER]);
    const aws = { oidc: [], aws: { account_id: "111122223333" } };
    expect([...poolProviders(input({ provider: aws }))]).toEqual([]);
  });

  test("every expression, with its place", () => {
    const mapping = { "google.subject": "assertion.sub" };
    const places = (parts: PoolParts) =>
      [...poolExpressions(input(parts))].map(({ place }) => place);
    expect(places({ mapping })).toEqual([
      "the mapping of google.subject",
      "the attribute condition",
    ]);
    expect(places({ mapping, condition: undefined })).toEqual(["the mapping of google.subject"]);
    expect(places({ provider: { attribute_mapping: "${var.m}" }, condition: undefined })).toEqual(
      [],
    );
  });

  test("every part of them", () => {
    const parts = expressionParts(
      input({ mapping: { "google.subject": "'a' + assertion.sub" }, condition: undefined }),
    );
    expect([...parts].map(({ part }) => part.kind)).toEqual(["call", "literal", "claim"]);
  });

  test("a violation stands at the provider", () => {
    const [placed] = poolProviders(input());
    expect(placed && atProvider(placed, { message: "x" })).toEqual({
      stack: "shop",
      address: PROVIDER,
      message: "x",
    });
  });
});

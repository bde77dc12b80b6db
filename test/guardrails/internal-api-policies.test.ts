import { expect, test } from "@jest/globals";
import {
  ALGORITHMS_PLACE,
  apiPolicies,
  inPolicy,
  ISSUER_PLACE,
  problemsAt,
} from "../../lib/guardrails/internal-api-policies";
import { inputBeside, policyAsking, policyWith } from "../support/internal-api";

const BROKEN = policyWith({ issuer: "x", algorithms: ["none"], audience: 1 });

test("each policy comes once, under its first role", () => {
  const grants: readonly object[] = [];
  const two = policyWith({
    roles: [
      { name: "a", grants },
      { name: "b", grants },
    ],
  });
  const placed = [...apiPolicies(inputBeside(two, policyWith()))];
  expect(placed.map(({ stack, address }) => [stack, address])).toEqual([
    ["shop", "api.json#a"],
    ["shop", "api-1.json#publisher"],
  ]);
  expect(inPolicy(placed[0]!, { message: "m" })).toEqual({
    stack: "shop",
    address: "api.json#a",
    message: "m",
  });
});

test("each problem belongs to one place", () => {
  const [placed] = [...apiPolicies(inputBeside(BROKEN))];
  expect(problemsAt(placed!, (m) => ALGORITHMS_PLACE.test(m))).toEqual([
    "algorithms[0] is no public-key signature algorithm",
  ]);
  expect(problemsAt(placed!, (m) => ISSUER_PLACE.test(m))).toEqual(["issuer is not a URL"]);
  expect(problemsAt(placed!, () => true)).toHaveLength(3);
});

test("what is not known before apply is no mistake", () => {
  const late = policyAsking({ project_id: { values: ["x-${gitlab_project.web.id}"] } });
  const [placed] = [...apiPolicies(inputBeside({ ...late, issuer: "${var.issuer}" }))];
  expect(problemsAt(placed!, () => true)).toEqual([]);
});

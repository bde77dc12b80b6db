import { expect, test } from "@jest/globals";
import { peopleAndJobs } from "../../../lib/guardrails/rules/kubernetes-people-and-jobs";
import { findingsOf } from "../../support/input";
import type { Entry } from "../../support/kubernetes";
import { authenticatorInput } from "../../support/kubernetes-input";

const found = (claim: string): readonly string[] => [
  `warning auth.yaml#jwt[0]: auth.yaml#jwt[0] names users by ${claim}, which tokens of people and of jobs both have, and asks for no other claim`,
];

test.each<[string, Entry, readonly string[]]>([
  ["the subject", { username: { claim: "sub", prefix: "gitlab:" } }, found("sub")],
  ["the login", { username: { claim: "user_login", prefix: "" } }, found("user_login")],
  [
    "the subject beside a rule",
    { username: { claim: "sub", prefix: "gitlab:" }, rules: ["claims.project_id == '20'"] },
    [],
  ],
  ["a claim of jobs alone", { username: { claim: "project_path", prefix: "gitlab:" } }, []],
  ["an expression", {}, []],
])("%s", (_name, parts, expected) => {
  expect(findingsOf(peopleAndJobs, authenticatorInput(parts))).toEqual(expected);
});

import { expect, test } from "@jest/globals";
import { trustOf } from "../../../lib/core";
import { clusterAdmin } from "../../../lib/guardrails/rules/kubernetes-cluster-admin";
import { findingsOf, identity, inputWith } from "../../support/input";

const administrator = "it is bound to ClusterRole cluster-admin in every namespace";
const of = (others: object): readonly string[] =>
  findingsOf(
    clusterAdmin,
    inputWith([identity(trustOf({}), { relyingParty: "kubernetes", ...others })]),
  );

test("administrator rights of jobs", () => {
  expect(of({ administrator })).toEqual([
    `warning vault_jwt_auth_backend_role.deploy: jobs that become deploy can do anything: ${administrator}`,
  ]);
});

test("other rights, and other relying parties", () => {
  expect(of({})).toEqual([]);
  expect(of({ administrator, relyingParty: "aws" })).toEqual([]);
});

import { expect, test } from "@jest/globals";
import { issuer } from "../../../lib/core";
import { doctor, issuerUrls } from "../../../lib/review/doctor/doctor";
import type { Environment } from "../../../lib/review/doctor/environment";
import { MAIN, roleStack } from "../stacks";

const ENVIRONMENT: Environment = {
  node: "20.11.1",
  terraform: "1.11.4",
  ranges: { node: ">=20.9", packages: new Map() },
  packages: new Map(),
};
const gitlab = issuer({ kind: "self-managed", url: "https://gitlab.example.com", version: "19.2" });

test("looks at machine, packages, providers, issuers and servers, in this order", () => {
  const patient = {
    stacks: [roleStack(MAIN)],
    sides: new Map([
      ["shop", { gitlab, acknowledgements: [], locations: new Map<string, never>() }],
    ]),
  };
  expect(doctor(patient, ENVIRONMENT).map(({ name, status }) => [name, status])).toEqual([
    ["node", "ok"],
    ["terraform", "ok"],
    ["issuer https://gitlab.example.com", "ok"],
  ]);
  expect(issuerUrls(patient)).toEqual(["https://gitlab.example.com"]);
});

test("without stacks there is the machine alone", () => {
  const nobody = { stacks: [], sides: new Map<string, never>() };
  expect(doctor(nobody, ENVIRONMENT).map(({ name }) => name)).toEqual(["node", "terraform"]);
  expect(issuerUrls(nobody)).toEqual([]);
});

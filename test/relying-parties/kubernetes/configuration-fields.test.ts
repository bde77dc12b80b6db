import { expect, test } from "@jest/globals";
import { unknownFields } from "../../../lib/relying-parties/kubernetes/configuration-fields";
import type { Value } from "../../../lib/terraform";
import { configuration, entry } from "../../support/kubernetes";

test.each<[string, Value, unknown]>([
  ["a whole file", JSON.parse(configuration(entry())) as Value, []],
  [
    "every field of the outside",
    { apiVersion: "", kind: "", anonymous: { enabled: true, conditions: [{ path: "/healthz" }] } },
    [],
  ],
  ["a stranger outside", { x: 1, anonymous: { y: 1 } }, [{ path: "x" }, { path: "anonymous.y" }]],
  [
    "a stranger in an authenticator",
    { jwt: [{}, { claimMapping: {} }] },
    [{ path: "claimMapping", at: 1 }],
  ],
  [
    "a stranger in a list",
    { jwt: [{ claimValidationRules: [{ expression: "true", mesage: "x" }] }] },
    [{ path: "claimValidationRules[0].mesage", at: 0 }],
  ],
  [
    "a stranger in a mapping",
    { jwt: [{ claimMappings: { username: { claim: "sub", prefx: "" } } }] },
    [{ path: "claimMappings.username.prefx", at: 0 }],
  ],
  ["what stands in a leaf", { jwt: [{ issuer: { url: { x: 1 } } }] }, []],
  [
    "a name of the prototype",
    { jwt: [{ issuer: { toString: 1 } }] },
    [{ path: "issuer.toString", at: 0 }],
  ],
  ["no map at all", [5, null], []],
])("%s", (_name, value, expected) => {
  expect(unknownFields(value)).toEqual(expected);
});

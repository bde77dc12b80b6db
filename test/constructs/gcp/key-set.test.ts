import { describe, expect, test } from "@jest/globals";
import { keySet } from "../../../lib/constructs/gcp/key-set";
import { refusal } from "../../support/synth";

const RSA = { kty: "RSA", kid: "a", n: "x", e: "AQAB" };
const EC = { kty: "EC", crv: "P-256", x: "a", y: "b" };

describe("keySet", () => {
  test("is written without spaces, the keys as they are", () => {
    expect(keySet(JSON.stringify({ keys: [RSA, EC], other: 1 }, null, 2), "x")).toBe(
      JSON.stringify({ keys: [RSA, EC] }),
    );
  });

  test.each([
    ["no JSON", "keys", "is no JSON Web Key Set"],
    ["no set", JSON.stringify(RSA), "is no JSON Web Key Set"],
    ["no list", '{"keys":{}}', "is no JSON Web Key Set"],
    ["an empty list", '{"keys":[]}', "is no JSON Web Key Set"],
    ["a text in it", '{"keys":["x"]}', "is no JSON Web Key Set"],
    ["null", "null", "is no JSON Web Key Set"],
    [
      "a private key",
      JSON.stringify({ keys: [{ ...RSA, d: "SECRET" }] }),
      "has a private or symmetric key",
    ],
    [
      "a symmetric key",
      JSON.stringify({ keys: [{ kty: "oct", k: "SECRET" }] }),
      "has a private or symmetric key",
    ],
    [
      "another kind",
      JSON.stringify({ keys: [{ kty: "OKP", x: "a" }] }),
      "has a key that is neither RSA nor EC",
    ],
  ])("refuses %s, and never shows it", (_name, text, problem) => {
    const { code, message, where } = refusal(() => keySet(text, "shop/Google"));
    expect([code, where]).toEqual(["ERR_PROP", "shop/Google"]);
    expect(message.split(";")[0]).toBe(`jwksJson ${problem}`);
    expect(message.includes("SECRET")).toBe(false);
  });
});

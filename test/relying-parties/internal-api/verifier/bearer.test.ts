import { expect, test } from "@jest/globals";
import { bearerToken } from "../../../../lib/relying-parties/internal-api/verifier/bearer";

test.each([
  ["Bearer a.b.c", "a.b.c"],
  ["bearer a.b.c", "a.b.c"],
  ["BEARER  a.b.c ", "a.b.c"],
])("%j brings a token", (header, token) => {
  expect(bearerToken(header)).toBe(token);
});

test.each([undefined, "", "Bearer", "Bearer ", "Basic a.b.c", "a.b.c", "Bearer a b", "xBearer a"])(
  "%j brings none",
  (header) => {
    expect(bearerToken(header)).toBeUndefined();
  },
);

import { expect, test } from "@jest/globals";
import { jose } from "../../../../lib/relying-parties/internal-api/verifier/jose";

test("the library is loaded once", async () => {
  expect(jose()).toBe(jose());
  expect(Object.keys(await jose())).toEqual(
    expect.arrayContaining(["jwtVerify", "createRemoteJWKSet", "createLocalJWKSet"]),
  );
});

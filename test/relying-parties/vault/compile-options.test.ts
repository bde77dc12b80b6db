import { expect, test } from "@jest/globals";
import { cannot } from "../../../lib/relying-parties/vault/compile-options";

test("an error names Vault, the claim and the construct, where it is known", () => {
  const error = cannot("ref", "no", { where: "shop/Role" }, { fix: "do" });
  expect([error.claim, error.relyingParty, error.code, error.details]).toEqual([
    "ref",
    "vault",
    "ERR_CANNOT_EXPRESS",
    { fix: "do", where: "shop/Role" },
  ]);
  expect(cannot("ref", "no", {}, { fix: "do" }).details).toEqual({ fix: "do" });
});

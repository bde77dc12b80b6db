import { expect, test } from "@jest/globals";
import { CannotExpressError } from "../../lib/core";
import { cannotOf } from "../../lib/relying-parties/cannot";

const cannot = cannotOf("entra");

test("an error names the relying party, the claim and the place", () => {
  expect(cannot("ref", "no", { where: "shop/App" }, { given: "x", fix: "yes" })).toEqual(
    new CannotExpressError("ref", "entra", "no", { given: "x", fix: "yes", where: "shop/App" }),
  );
});

test("no place is named where there is none", () => {
  const { claim, details, relyingParty } = cannot("ref", "no", {}, { fix: "yes" });
  expect({ claim, details, relyingParty }).toEqual({
    claim: "ref",
    details: { fix: "yes" },
    relyingParty: "entra",
  });
});

import { expect, test } from "@jest/globals";
import { EntraGroup, OktaGroup, SamlGroup } from "../../../lib/constructs/directory";
import { refusal } from "../../support/synth";

const ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

test("an Entra group is its object id, with a name for reports", () => {
  expect(EntraGroup.fromObjectId(ID)).toEqual({ kind: "entra", name: ID, samlGroupName: ID });
  expect(EntraGroup.fromObjectId(ID, "Engineers")).toEqual({
    kind: "entra",
    name: "Engineers",
    samlGroupName: ID,
  });
});

test("an Entra group by name is refused", () => {
  expect(refusal(() => EntraGroup.fromObjectId("Engineers"))).toMatchObject({
    code: "ERR_PROP",
    where: "EntraGroup.fromObjectId",
  });
});

test("an Okta group is its name", () => {
  expect(OktaGroup.fromName("Engineers")).toEqual({
    kind: "okta",
    name: "Engineers",
    samlGroupName: "Engineers",
  });
});

test.each(["00g1ab2cd3EF4gh5ij6k", ID])("an Okta group by the id %j is refused", (id) => {
  expect(refusal(() => OktaGroup.fromName(id))).toMatchObject({
    code: "ERR_PROP",
    where: "OktaGroup.fromName",
  });
});

test("any other group is what its provider sends", () => {
  expect(SamlGroup.fromAttributeValue("cn=eng")).toEqual({
    kind: "saml",
    name: "cn=eng",
    samlGroupName: "cn=eng",
  });
  expect(refusal(() => SamlGroup.fromAttributeValue(""))).toMatchObject({ code: "ERR_PROP" });
});

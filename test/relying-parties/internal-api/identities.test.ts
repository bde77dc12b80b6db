import { expect, test } from "@jest/globals";
import { contains } from "../../../lib/core";
import { identities } from "../../../lib/relying-parties/internal-api";
import { identityOf } from "../../../lib/relying-parties/internal-api/identities";
import { identityDocuments } from "../../../lib/relying-parties";
import { parseManifests } from "../../../lib/relying-parties/manifests";
import { SELF_MANAGED_ISSUER, stackOf } from "../../support/aws";
import { documentOf, policyWith, RELEASE } from "../../support/internal-api";

test("a role is an identity", () => {
  const identity = identityOf(documentOf(policyWith()));
  expect([identity.relyingParty, identity.identity, identity.name]).toEqual([
    "internal-api",
    "artifact-store.internal-api.json#publisher",
    "artifact-store/publisher",
  ]);
  expect(identity.holdings()).toEqual({
    permissions: ["publisher of the internal API artifact-store"],
    administrator: undefined,
    session: {
      seconds: 300,
      because:
        "past the end of the token, which every request brings: at most the verifier's clockTolerance",
    },
  });
  const decide = identity.prepare();
  expect(decide(RELEASE).admitted).toBe(true);
  expect(decide({ ...RELEASE, ref: "dev" }).admitted).toBe(false);
  const { trust } = identity.read({ issuer: SELF_MANAGED_ISSUER, projects: [] });
  expect(contains(trust, RELEASE)).toBe(true);
});

test("a policy without a name keeps the role's", () => {
  const { name, holdings } = identityOf(documentOf(policyWith({ metadata: {} })));
  expect(name).toBe("publisher");
  expect(holdings().permissions).toEqual(["publisher of the internal API (unnamed)"]);
});

test("an input's policies are found like any relying party's documents", () => {
  const manifests = parseManifests(JSON.stringify(policyWith()), "api.json", "api.json");
  const stack = { ...stackOf({}), manifests };
  expect(identities(stack).map(({ identity }) => identity)).toEqual(["api.json#publisher"]);
  expect(identityDocuments(stack).map(({ identity }) => identity)).toEqual(["api.json#publisher"]);
  expect(identityDocuments(stackOf({}))).toEqual([]);
});

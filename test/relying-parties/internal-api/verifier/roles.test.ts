import { expect, test } from "@jest/globals";
import { checkRole, roleFinder } from "../../../../lib/relying-parties/internal-api/verifier/roles";
import { policyWith, RELEASE } from "../../../support/internal-api";
import { refusal } from "../../../support/synth";

const asking = (claims: object): readonly object[] => [{ claims }];
const POLICY = policyWith({
  roles: [
    { name: "reader", grants: asking({ project_id: { values: ["42"] } }) },
    {
      name: "writer",
      grants: asking({ project_id: { values: ["42"] }, ref: { values: ["main"] } }),
    },
    { name: "nobody", grants: [] },
  ],
});
const rolesOf = roleFinder(POLICY);

test.each<[object, string | undefined, readonly string[]]>([
  [{}, undefined, ["reader", "writer"]],
  [{ ref: "dev" }, undefined, ["reader"]],
  [{}, "writer", ["writer"]],
])("a job with %j that asks for %s is %j", (change, wanted, roles) => {
  expect(rolesOf({ ...RELEASE, ...change }, wanted)).toEqual({ roles, reasons: [] });
});

test.each<[object, string | undefined, readonly string[]]>([
  [{ ref: "dev" }, "writer", ["ref"]],
  [{ ref: "dev", project_id: "1" }, undefined, ["project_id"]],
  [{ ref: "dev", project_id: "1" }, "writer", ["project_id", "ref"]],
  [{}, "nobody", [""]],
])("a job with %j that asks for %s is kept out by %j", (change, wanted, claims) => {
  const { roles, reasons } = rolesOf({ ...RELEASE, ...change }, wanted);
  expect(roles).toEqual([]);
  expect(reasons.map(({ claim }) => claim)).toEqual(claims);
});

test("a policy without roles gives none, and no reason", () => {
  expect(roleFinder(policyWith({ roles: [] }))(RELEASE, undefined)).toEqual({
    roles: [],
    reasons: [],
  });
});

test("a role that the policy does not have is a slip of the program", () => {
  expect(() => checkRole(POLICY, "reader")).not.toThrow();
  expect(refusal(() => checkRole(POLICY, "Reader"))).toEqual({
    code: "ERR_PROP",
    where: undefined,
    message: 'the policy has no such role; given: "Reader"; allowed: reader, writer, nobody',
  });
});

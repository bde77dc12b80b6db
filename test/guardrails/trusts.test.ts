import { expect, test } from "@jest/globals";
import { exact, NOBODY, trustOf } from "../../lib/core";
import type { Violation } from "../../lib/guardrails/finding";
import {
  atIdentity,
  exampleJob,
  hasUnknownValue,
  liveGrants,
  onePerIdentity,
} from "../../lib/guardrails/trusts";
import { identity, inputWith } from "../support/input";

const TRUST = trustOf({ project_id: exact("20") });
const known = identity(TRUST);
const late = identity(TRUST, {
  address: "vault_jwt_auth_backend_role.late",
  reading: { ...known.reading, notUnderstood: [{ code: "unknown-value", message: "not known" }] },
});

test("grants that admit a token, of trusts that are known", () => {
  const empty = identity(NOBODY, { address: "vault_jwt_auth_backend_role.nobody" });
  const impossible = identity(trustOf({ ref_type: exact("mr") }));
  const found = [...liveGrants(inputWith([known, late, empty, impossible]))];
  expect(found).toEqual([{ identity: known, grant: TRUST.grants[0] }]);
});

test("a value that is not known, apart from a form that is not understood", () => {
  const odd = identity(TRUST, {
    reading: { ...known.reading, notUnderstood: [{ code: "not-understood", message: "odd" }] },
  });
  expect([known, late, odd].map(hasUnknownValue)).toEqual([false, true, false]);
});

test("the worst grant speaks for an identity", () => {
  const grants = ["info", "error", "warning"].map((severity) => ({ severity }));
  const live = grants.map(() => ({ identity: known, grant: { constraints: new Map() } }));
  const severities = ["info", "error", "warning"] as const;
  let next = 0;
  const found: Violation[] = [
    ...onePerIdentity(live, ({ identity: of }) =>
      atIdentity(of, { severity: severities[next++] ?? "info", message: "m" }),
    ),
  ];
  expect(found).toEqual([
    {
      stack: "shop",
      address: "vault_jwt_auth_backend_role.deploy",
      severity: "error",
      message: "m",
    },
  ]);
});

test("an example in words", () => {
  const [grant] = trustOf({
    project_path: exact("shop/web"),
    ref: exact("v1"),
    ref_type: exact("tag"),
    ref_protected: exact("false"),
  }).grants;
  expect(grant && exampleJob(grant)).toBe("for example a job of shop/web on tag v1");
});

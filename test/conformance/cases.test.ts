import { describe, expect, test } from "@jest/globals";
import { gcp } from "./parties/gcp";
import { kubernetes } from "./parties/kubernetes";
import type { Party } from "./party";
import { casesOf, decisionsOf } from "./tables";
import { vault } from "./parties/vault";

// What the parties' own code says of the same cases, `npm run conformance` asks.
describe.each([vault, kubernetes, gcp])("$name decides as its own code does", (party: Party) => {
  const cases = casesOf(party.name).filter((known) => decisionsOf(known).some((d) => d.isOurs));

  test.each(cases)("$name", (known) => {
    const ours = party.ours(known.document);
    const wrong = decisionsOf(known)
      .filter(({ isOurs }) => isOurs)
      .map(({ token, expected }) => ({
        token,
        expected: expected === "admitted",
        decided: ours?.decide(token).admitted,
      }))
      .filter(({ expected, decided }) => decided !== expected);
    expect(wrong).toEqual([]);
  });
});

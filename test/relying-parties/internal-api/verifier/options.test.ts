import { expect, test } from "@jest/globals";
import {
  checkOptions,
  type VerifierOptions,
} from "../../../../lib/relying-parties/internal-api/verifier/options";
import { refusal } from "../../../support/synth";

test.each<VerifierOptions>([
  {},
  { clockTolerance: 0, maxTokenBytes: 256, keyTimeout: 1, keyCooldown: 0, keyMaxAge: 1 },
  { clockTolerance: 300, maxTokenBytes: 1_048_576, keyTimeout: 60, keyCooldown: 3600 },
])("%j is allowed", (options) => {
  expect(() => checkOptions(options)).not.toThrow();
});

test.each<[VerifierOptions, string]>([
  [
    { clockTolerance: -1 },
    "clockTolerance is not allowed; given: -1; allowed: a number from 0 to 300",
  ],
  [
    { clockTolerance: 301 },
    "clockTolerance is not allowed; given: 301; allowed: a number from 0 to 300",
  ],
  [
    { clockTolerance: NaN },
    "clockTolerance is not allowed; given: NaN; allowed: a number from 0 to 300",
  ],
  [
    { clockTolerance: "5" as never },
    "clockTolerance is not allowed; given: 5; allowed: a number from 0 to 300",
  ],
  [
    { maxTokenBytes: 255 },
    "maxTokenBytes is not allowed; given: 255; allowed: a number from 256 to 1048576",
  ],
  [{ keyTimeout: 0 }, "keyTimeout is not allowed; given: 0; allowed: a number from 1 to 60"],
  [
    { keyCooldown: 3601 },
    "keyCooldown is not allowed; given: 3601; allowed: a number from 0 to 3600",
  ],
  [
    { keyMaxAge: Infinity },
    "keyMaxAge is not allowed; given: Infinity; allowed: a number from 1 to 86400",
  ],
])("%j is refused", (options, message) => {
  expect(refusal(() => checkOptions(options))).toEqual({
    code: "ERR_PROP",
    where: undefined,
    message,
  });
});

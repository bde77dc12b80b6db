import { expect, test } from "@jest/globals";
import type { Loaded } from "../../lib/review/load";
import { priorTo } from "../../lib/review/prior";
import type { Stack } from "../../lib/terraform";
import { stackOf } from "../support/gcp";
import { refusal } from "./refusal";

const OLD = stackOf({});

function loaded(prior: readonly Stack[] | undefined): Loaded {
  return { stacks: [], sides: new Map(), files: new Map(), notes: ["read"], prior: () => prior };
}

test("a plan is compared with what was there before it", () => {
  const head = loaded([OLD]);
  expect(priorTo(head, "name it")).toEqual({ ...head, stacks: [OLD] });
});

test("anything else needs an older version by name", () => {
  expect(refusal(() => priorTo(loaded(undefined), "name the older version with base"))).toBe(
    "ERR_USAGE: there is nothing to compare with; fix: name the older version with base; a plan alone is compared with what was there before it",
  );
});

import { glob, matches, opaque } from "../../core";
import { isUnknown, type Value } from "../../terraform";
import type { Verdict } from "./verdict";

/** Ids that Terraform learns on apply: digits, so nothing else can hide in them. */
const ID_REFERENCE = /(?:^|\.)gitlab_\w+\..+\.id$/;

const HELD = /\uFDD0\$\{([^\uFDD1]*)\}\uFDD1/gu;

/**
 * Reads a text, with an opaque value in each place that Terraform fills on apply.
 * @returns `undefined` where it is no text, or where an expression stands in it that names no value
 */
export function writtenText(value: Value | undefined): string | undefined {
  if (typeof value === "string") return value;
  if (!isUnknown(value)) return undefined;
  let text = "";
  for (const part of value.parts) {
    if (typeof part === "string") text += part;
    else if (part.reference === "") return undefined;
    else text += opaque(`\${${part.reference}}`);
  }
  return text;
}

/** What Terraform names in a text that `writtenText` read. */
export function referencesIn(text: string): readonly string[] {
  return [...text.matchAll(HELD)].map(([, reference = ""]) => reference);
}

/** Whether a place in the text may be filled with anything but the digits of an id. */
export function isOpenText(text: string): boolean {
  return referencesIn(text).some((reference) => !ID_REFERENCE.test(reference));
}

/** Makes the test of one text: with places that are not known it says no for certain, never yes. */
export function matcher(text: string): (value: string) => Verdict {
  if (referencesIn(text).length === 0) return (value) => value === text;
  const pattern = glob(text.replaceAll(HELD, "*"), { question: false });
  return (value) => (matches(pattern, value) ? null : false);
}

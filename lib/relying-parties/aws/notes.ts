import { isUnknown, type Value } from "../../terraform";
import type { NotUnderstood } from "../trust-document";

/** Collects what is wrong with a document: sentences with their place, never exceptions. */
export class Notes {
  readonly problems: string[] = [];

  add(place: string, problem: string): void {
    this.problems.push(`${place} ${problem}`);
  }

  /** A part of a document that may mean anything: not known yet, or malformed and then a problem as well. */
  gap(place: string, value: Value | undefined, problem: string): NotUnderstood {
    if (isUnknown(value)) {
      return { code: "unknown-value", message: `${place} is not known before apply` };
    }
    this.add(place, problem);
    return { code: "not-understood", message: `${place} ${problem}` };
  }
}

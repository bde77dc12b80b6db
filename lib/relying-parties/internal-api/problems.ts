import { isList, isMap, isUnknown, type Value } from "../../terraform/value";
import type { NotUnderstood } from "../trust-document";

/** Reads parts of a document, and keeps what is wrong with them: sentences with their place, never exceptions. */
export class Problems {
  readonly found: NotUnderstood[] = [];

  add(place: string, problem: string): void {
    this.found.push({ code: "not-understood", message: `${place} ${problem}` });
  }

  /** A value that only Terraform can tell. */
  late(place: string): void {
    this.found.push({ code: "unknown-value", message: `${place} is not known before apply` });
  }

  /** Says what a value is not, or that it is not known yet. */
  unfit(value: Value | undefined, place: string, wanted: string): void {
    if (isUnknown(value)) this.late(place);
    else this.add(place, value === undefined ? "is missing" : `is not ${wanted}`);
  }

  /** A map that has no fields but these. */
  map(value: Value | undefined, place: string, fields?: readonly string[]): Fields {
    if (!isMap(value)) {
      this.unfit(value, place, "a map");
      return {};
    }
    for (const name of Object.keys(value)) {
      if (fields?.includes(name) === false) this.add(`${place}.${name}`, "is no field of a policy");
    }
    return value;
  }

  list(value: Value | undefined, place: string): readonly Value[] {
    if (isList(value)) return value;
    this.unfit(value, place, "a list");
    return [];
  }

  text(value: Value | undefined, place: string): string | undefined {
    if (typeof value === "string") return value;
    this.unfit(value, place, "a text");
    return undefined;
  }

  /** A text of one form. */
  matching(value: Value | undefined, place: string, form: Form): string | undefined {
    const text = this.text(value, place);
    if (text === undefined || form.pattern.test(text)) return text;
    this.add(place, `is not ${form.words}`);
    return undefined;
  }

  /** A field that must be exactly this. */
  constant(value: Value | undefined, place: string, wanted: string): void {
    if (value !== wanted) this.unfit(value, place, JSON.stringify(wanted));
  }
}

type Fields = { readonly [name: string]: Value };

/** The form of a text, with the words for it. */
export interface Form {
  readonly pattern: RegExp;
  readonly words: string;
}

import { InputError } from "../core";
import { isObject } from "../terraform/json";
import { didYouMean } from "./nearest";

/** An object of a file, with its place for messages. */
export class Fields {
  /** @throws InputError ERR_INPUT_SHAPE where the value is no object */
  constructor(
    private readonly value: unknown,
    readonly where: string,
  ) {
    if (!isObject(value)) throw misfit("an object is expected", kindOf(value), where);
  }

  /** Refuses members that nobody reads: a mistyped one would be without effect. */
  only(names: readonly string[]): void {
    const extra = Object.keys(this.value as object).find((name) => !names.includes(name));
    if (extra === undefined) return;
    throw new InputError("ERR_INPUT_SHAPE", `${JSON.stringify(extra)} is not known here`, {
      allowed: names.join(", "),
      ...didYouMean(extra, names),
      where: this.where,
    });
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  text(name: string): string {
    const value = this.get(name);
    if (typeof value === "string" && value.trim() !== "") return value;
    throw misfit(`${name} must be text`, kindOf(value), this.where);
  }

  optionalText(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined;
  }

  optionalFlag(name: string): true | undefined {
    const value = this.get(name);
    if (value === undefined || value === true) return value;
    throw misfit(`${name} must be true or missing`, kindOf(value), this.where);
  }

  optionalCount(name: string): number | undefined {
    const value = this.get(name);
    if (value === undefined) return undefined;
    if (typeof value === "number" && Number.isInteger(value) && value > 0) return value;
    throw misfit(`${name} must be a whole number above 0`, kindOf(value), this.where);
  }

  /** The objects of a list; none where it is missing. */
  list(name: string): readonly Fields[] {
    const value = this.get(name) ?? [];
    if (!Array.isArray(value)) throw misfit(`${name} must be a list`, kindOf(value), this.where);
    return value.map((item, index) => new Fields(item, `${this.where}: ${name}[${index}]`));
  }

  /** The objects of a map with their names; none where it is missing. */
  entries(name: string): readonly (readonly [string, Fields])[] {
    const value = this.get(name) ?? {};
    if (!isObject(value)) throw misfit(`${name} must be an object`, kindOf(value), this.where);
    return Object.entries(value).map(([key, item]) => [
      key,
      new Fields(item, `${this.where}: ${name}[${JSON.stringify(key)}]`),
    ]);
  }

  get(name: string): unknown {
    return Object.hasOwn(this.value as object, name)
      ? (this.value as Readonly<Record<string, unknown>>)[name]
      : undefined;
  }
}

/** What a value is, in words: its text may be anything and is not repeated. */
export function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (value === "") return "an empty text";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function misfit(problem: string, given: string, where: string): InputError {
  return new InputError("ERR_INPUT_SHAPE", problem, { given, where });
}

import type { Fields } from "../review/fields";
import type { Loaded } from "../review/load";
import type { Cuttable } from "./bounded";

/** What the tools may look at, and when. */
export interface Desk {
  /** The files and folders that may be read, as the command line named them. */
  readonly folders: readonly string[];
  /**
   * Reads stacks afresh.
   * @param paths inside of `folders`
   * @throws InputError
   */
  readonly read: (paths: readonly string[]) => Loaded;
  /** The UTC date, `YYYY-MM-DD`, with which expiries are compared. */
  readonly today: () => string;
}

/** A JSON Schema of an object. */
export interface ObjectSchema {
  readonly [keyword: string]: unknown;
  readonly type: "object";
  readonly properties: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

/** What a tool found. */
export interface Answer {
  /** The JSON of the command of the same name. */
  readonly json: string;
  /** The lists of that JSON that may be shortened, the one to keep longest first. */
  readonly lists: readonly Cuttable[];
  /** What a reader should know of how the input was read. */
  readonly notes: readonly string[];
}

/** One question that an agent may ask. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  /** For an agent: what is answered, when to ask, how to read the answer. */
  readonly description: string;
  readonly inputSchema: ObjectSchema;
  readonly outputSchema: ObjectSchema;
  /** How a question is asked that has a shorter answer. */
  readonly narrow: string;
  /** @throws FederationError */
  readonly answer: (given: Fields, desk: Desk) => Answer;
}

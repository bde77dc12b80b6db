import type { Dialect } from "./expression";

/** A function that is evaluated here. */
interface Signature {
  readonly form: "method" | "function" | "both";
  /** Arguments without the target; of a function written without one, the target counts as the first. */
  readonly arguments: readonly number[];
  readonly dialects: readonly Dialect[];
}

const EVERYWHERE: readonly Dialect[] = ["google", "kubernetes"];
/** cel-go's `ext.Strings`, which is not in CEL's standard set (judges, section 4). */
const STRINGS: readonly Dialect[] = ["kubernetes"];

const SIGNATURES: ReadonlyMap<string, Signature> = new Map(
  Object.entries({
    startsWith: { form: "method", arguments: [1], dialects: EVERYWHERE },
    endsWith: { form: "method", arguments: [1], dialects: EVERYWHERE },
    contains: { form: "method", arguments: [1], dialects: EVERYWHERE },
    matches: { form: "both", arguments: [1], dialects: EVERYWHERE },
    size: { form: "both", arguments: [0], dialects: EVERYWHERE },
    string: { form: "function", arguments: [1], dialects: EVERYWHERE },
    dyn: { form: "function", arguments: [1], dialects: EVERYWHERE },
    lowerAscii: { form: "method", arguments: [0], dialects: STRINGS },
    upperAscii: { form: "method", arguments: [0], dialects: STRINGS },
    split: { form: "method", arguments: [1], dialects: STRINGS },
    replace: { form: "method", arguments: [2], dialects: STRINGS },
  } satisfies Record<string, Signature>),
);

/** Whether a call is one of the functions that are evaluated here. */
export function isFunction(
  name: string,
  isMethod: boolean,
  count: number,
  dialect: Dialect,
): boolean {
  const signature = SIGNATURES.get(name);
  if (signature === undefined || !signature.dialects.includes(dialect)) return false;
  if (isMethod) return signature.form !== "function" && signature.arguments.includes(count);
  if (signature.form === "method") return false;
  return signature.arguments.includes(signature.form === "both" ? count - 1 : count);
}

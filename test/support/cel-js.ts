import { execFileSync } from "node:child_process";
import type { Token } from "../../lib/core";

/** What `@marcbachmann/cel-js` makes of one expression for one token: its boolean, another value, or an error. */
export type CelJsVerdict = boolean | "other" | "error";

export interface CelJsCase {
  readonly text: string;
  readonly tokens: readonly Token[];
}

const SCRIPT = `
  import { Environment } from "@marcbachmann/cel-js";
  import { readFileSync } from "node:fs";
  const environment = new Environment({ unlistedVariablesAreDyn: true });
  const verdict = (evaluate, assertion) => {
    try {
      const value = evaluate({ assertion });
      return typeof value === "boolean" ? value : "other";
    } catch {
      return "error";
    }
  };
  const answers = JSON.parse(readFileSync(0, "utf8")).map(({ text, tokens }) => {
    if (!environment.check(text).valid) return null;
    const evaluate = environment.parse(text);
    return tokens.map((token) => verdict(evaluate, token));
  });
  process.stdout.write(JSON.stringify(answers));
`;

/**
 * Asks the library, which is an ECMAScript module that Jest cannot load, in a process of its own.
 * @returns `null` for an expression that it does not take
 */
export function byCelJs(cases: readonly CelJsCase[]): readonly (readonly CelJsVerdict[] | null)[] {
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", SCRIPT], {
    input: JSON.stringify(cases),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return JSON.parse(output) as readonly (readonly CelJsVerdict[] | null)[];
}

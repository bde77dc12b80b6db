/**
 * Characters that do not show what they do: controls, line separators, invisible ones, and those that reverse the reading
 * order (Unicode categories Cc, Cf, Zl, Zp, and lone surrogates).
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const NAMES: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** Text from an input, made safe for a terminal: what is hidden is written out, `\n`, `\u{1b}`. */
export function plain(text: string): string {
  return text.replace(
    HIDDEN,
    (character) => NAMES.get(character) ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

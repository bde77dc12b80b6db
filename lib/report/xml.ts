import { plain } from "./plain";

const MARKS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** User text for an attribute or an element of XML 1.0; what is hidden, or no character of XML, is written out. */
export function xmlText(text: string): string {
  return plain(text)
    .replace(/[\uFFFE\uFFFF]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"']/g, (mark) => MARKS[mark] ?? mark);
}

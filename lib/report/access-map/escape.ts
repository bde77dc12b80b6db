import { plain } from "../plain";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text from an input as HTML shows it, in an element or a quoted attribute: no markup, and what is hidden written out. */
export function escape(text: string): string {
  return plain(text).replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? "");
}

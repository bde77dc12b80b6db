import { type DeclaredProject, isOpaque, showValue } from "../../core";

const LONGEST = 100;

/**
 * The name of a credential, which Entra never lets change: made of what the subject says, so that it is the same in every
 * synth, whatever other credentials there are. An id that is not known yet is told by the project's path.
 */
export function credentialName(
  subject: string,
  projects: readonly DeclaredProject[],
  taken: ReadonlySet<string>,
): string {
  const plain = projects
    .reduce((text, { id, path, address }) => {
      if (id === undefined || !isOpaque(id)) return text;
      return text.replaceAll(
        `project_id:${showValue(id)}`,
        `project_path:${path ?? address ?? "late"}`,
      );
    }, subject)
    .replace(/\$\{[^}]*\}/g, "late");
  const name = `${slug(plain)}-${hash(plain)}`;
  for (let n = 1; ; n++) {
    const unique = n === 1 ? name : `${name}-${n}`;
    if (!taken.has(unique)) return unique;
  }
}

/** The values of a subject, flags by their name: `shop-web-branch-main-ref_protected`. */
function slug(subject: string): string {
  const words = subject.split(":").flatMap((part, i, parts) => {
    if (i % 2 === 0) return [];
    if (part === "true") return [parts[i - 1] ?? ""];
    return part === "false" ? [`not-${parts[i - 1] ?? ""}`] : [part];
  });
  return words
    .join("-")
    .replaceAll("*", "any")
    .replace(/[^A-Za-z0-9_]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, "");
}

/** FNV-1a of 32 bits, as eight hexadecimal digits: tells names apart that differ in what a name cannot carry. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const character of new TextEncoder().encode(text)) {
    value = Math.imul(value ^ character, 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, "0");
}

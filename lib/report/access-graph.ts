import type { AccessPath } from "../access";
import type { Diff } from "../review/diff/change";

/** GitLab draws no more than 2,000 characters of Mermaid on a page, and no more than 30 `&` (`render_sandboxed_mermaid.js`). */
const MOST_CHARACTERS = 1900;

/** The paths that come and go, as a picture that GitLab draws; as many as fit, and none where there are none. */
export function accessGraph({
  gained,
  lost,
}: Pick<Diff["paths"], "gained" | "lost">): readonly string[] {
  if (gained.length + lost.length === 0) return [];
  const nodes = new Map<string, string>();
  const lines = new Set<string>();
  const node = (kind: string, label: string): string => {
    const key = `${kind} ${label}`;
    const id = nodes.get(key) ?? `n${nodes.size}`;
    nodes.set(key, id);
    return `${id}["${plain(label)}"]`;
  };
  let size = "```mermaid\ngraph LR\n```".length;
  const add = (path: AccessPath, arrow: string): boolean => {
    const edges = steps(path).map(([kind, label], index, all) => {
      const [nextKind, nextLabel] = all[index + 1] ?? [];
      return nextKind === undefined || nextLabel === undefined
        ? ""
        : `${node(kind, label)} ${arrow} ${node(nextKind, nextLabel)}`;
    });
    const fresh = edges.filter((edge) => edge !== "" && !lines.has(edge));
    const grown = size + fresh.reduce((sum, edge) => sum + edge.length + 1, 0);
    if (grown > MOST_CHARACTERS) return false;
    size = grown;
    for (const edge of fresh) lines.add(edge);
    return true;
  };
  const drawn = [
    ...gained.map((path) => add(path, "-- + -->")),
    ...lost.map((path) => add(path, "-. - .->")),
  ];
  const left = drawn.filter((fits) => !fits).length;
  return [
    "```mermaid",
    "graph LR",
    ...lines,
    "```",
    ...(left === 0 ? [] : ["", `and ${left} more, see the table`]),
  ];
}

function steps({
  group,
  role,
  project,
  identityName,
}: AccessPath): readonly (readonly [string, string])[] {
  return [
    ["group", group ?? "no directory group"],
    ["project", `${project} as ${role}`],
    ["identity", identityName],
  ];
}

/** A label without anything that Mermaid or GitLab's limits could trip over. */
function plain(text: string): string {
  return text
    .replace(/[^\p{L}\p{N} ./_*-]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 60);
}

import type { AccessPath } from "../access";
import type { Unreached } from "../review/who";
import { isProduction, productionFirst } from "./production";
import { count } from "./count";
import { duration } from "./duration";
import { type Paint, unpainted } from "./paint";
import { plain } from "./plain";

const INDENT = "  ";

/**
 * Who reaches what, as text: by identity, production first, each path a sentence with what stands in its way and how long it
 * lasts. What is told is what the input declares, not what was observed.
 * @param unreached identities that no path reaches, told at the end
 */
export function whoText(
  paths: readonly AccessPath[],
  paint: Paint = unpainted,
  unreached: readonly Unreached[] = [],
): string {
  const byIdentity = new Map<string, AccessPath[]>();
  for (const path of productionFirst(paths)) {
    const key = JSON.stringify([path.stack, path.identity]);
    byIdentity.set(key, [...(byIdentity.get(key) ?? []), path]);
  }
  const sections = [
    ...[...byIdentity.values()].map((own) => identityText(own, paint)),
    ...(unreached.length === 0 ? [] : [unreachedText(unreached, paint)]),
    paint("quiet", `${total(paths)}; declared, not observed`),
  ];
  return `${sections.join("\n\n")}\n`;
}

function total(paths: readonly AccessPath[]): string {
  const inProduction = paths.filter(isProduction).length;
  return inProduction === 0
    ? count(paths.length, "path")
    : `${count(paths.length, "path")}, ${inProduction} of them to production`;
}

function unreachedText(unreached: readonly Unreached[], paint: Paint): string {
  return [
    paint("heading", "reached by nobody"),
    ...unreached.map(
      ({ identity, identityName, stack }) =>
        `${INDENT}${plain(identity)}  ${plain(identityName)}, stack ${plain(stack)}`,
    ),
  ].join("\n");
}

function identityText(paths: readonly AccessPath[], paint: Paint): string {
  const resources = new Set(paths.flatMap((path) => path.resources));
  return [
    ...paths
      .slice(0, 1)
      .map(
        (path) =>
          `${paint("heading", plain(path.identity))}  ${plain(path.identityName)}, stack ${plain(path.stack)}${isProduction(path) ? paint("error", "  production") : ""}`,
      ),
    ...[...resources].map((line) => `${INDENT}may ${plain(line)}`),
    ...paths.flatMap(pathText),
  ].join("\n");
}

function pathText({ message, approvals, assumed, revocation }: AccessPath): readonly string[] {
  const { seconds } = revocation;
  return [
    `${INDENT}${plain(message)}`,
    ...approvals.map((line) => `${INDENT}${INDENT}needs ${plain(line)}`),
    `${INDENT}${INDENT}${seconds === null ? "no bound on how long it lasts after it was taken away" : `gone at the latest ${duration(seconds)} after it was taken away`}`,
    ...assumed.map((line) => `${INDENT}${INDENT}assumed: ${plain(line)}`),
  ];
}

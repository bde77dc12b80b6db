import { type AccessPath, type DirectoryLink, who as accessPaths } from "../access";
import { UsageError } from "../core";
import type { Input } from "../guardrails/input";
import { listed } from "./listed";
import { didYouMean } from "./nearest";

export interface WhoOptions {
  /**
   * `[STACK:]ADDRESS` of an identity, or its name, or text of a resource that it reaches: who reaches it.
   * @default - every identity
   */
  readonly reach?: string;
  /**
   * A directory group as its link names it, or as the filter of a link asks for it: what it reaches.
   * @default - every group
   */
  readonly group?: string;
  /**
   * Who reaches what is marked as production, and nothing else.
   * @default - everything, marked or not
   */
  readonly production?: true;
}

/**
 * Who reaches what, by which path, as the input declares it.
 * @throws UsageError ERR_USAGE where nothing in the input has the name, and where production is asked for and nothing is marked
 */
export function who(
  input: Input,
  { reach, group, production }: WhoOptions = {},
): readonly AccessPath[] {
  const identities = production === true ? inProduction(input) : input.identities;
  const paths = accessPaths(input.gitlab, identities);
  const reached = reach === undefined ? paths : reaching(reach, paths, input);
  return group === undefined ? reached : ofGroup(group, reached, input);
}

function inProduction({ identities }: Input): Input["identities"] {
  const marked = identities.filter((identity) => identity.production === true);
  if (marked.length > 0) return marked;
  const isMarked = identities.some(({ production }) => production !== undefined);
  throw new UsageError(
    "ERR_USAGE",
    isMarked ? "no identity is what is marked as production" : "nothing is marked as production",
    {
      fix: "say what production is: --mark-production tier:production, tag:KEY=VALUE or a pattern, or production in the program's FederationStack",
    },
  );
}

/** An identity that no path reaches. */
export interface Unreached {
  readonly stack: string;
  /** Address of the resource that decides. */
  readonly identity: string;
  readonly identityName: string;
}

/**
 * The identities that nobody reaches, as far as the input declares; `undefined` where the question was for some paths alone.
 * @param paths the answer to the question
 */
export function unreached(
  { identities }: Input,
  question: WhoOptions,
  paths: readonly AccessPath[],
): readonly Unreached[] | undefined {
  if (Object.keys(question).length > 0) return undefined;
  const reached = new Set(paths.map(({ stack, identity }) => JSON.stringify([stack, identity])));
  return identities
    .filter(({ stack, address }) => !reached.has(JSON.stringify([stack, address])))
    .map(({ stack, address, name }) => ({ stack, identity: address, identityName: name }));
}

function reaching(
  name: string,
  paths: readonly AccessPath[],
  { identities }: Input,
): readonly AccessPath[] {
  const isMeant = (stack: string, address: string, shown: string): boolean =>
    name === address || name === `${stack}:${address}` || name === shown;
  if (identities.some((i) => isMeant(i.stack, i.address, i.name))) {
    return paths.filter((p) => isMeant(p.stack, p.identity, p.identityName));
  }
  const holds = (permissions: readonly string[]): boolean =>
    permissions.some((line) => line.includes(name));
  if (identities.some(({ permissions }) => holds(permissions))) {
    return paths.filter(({ resources }) => holds(resources));
  }
  throw nobody("reach names no identity, and no resource that one reaches", name, [
    ...new Set(identities.flatMap((i) => [i.address, i.name])),
  ]);
}

function ofGroup(
  name: string,
  paths: readonly AccessPath[],
  { gitlab }: Input,
): readonly AccessPath[] {
  const links = gitlab.links.filter((link) => link.name === name || isAskedFor(name, link));
  if (links.length === 0) {
    const names = gitlab.links.flatMap((link) => [link.name, ...link.concerns]);
    throw nobody("group names no directory group", name, [...new Set(names)]);
  }
  const meant = new Set(links.map((link) => link.name));
  return paths.filter(({ group }) => group !== null && meant.has(group));
}

/** A filter names groups by distinguished names, in which case tells no two apart. */
function isAskedFor(name: string, { by, concerns }: DirectoryLink): boolean {
  return by === "filter" && concerns.some((one) => one.toLowerCase() === name.toLowerCase());
}

function nobody(problem: string, given: string, known: readonly string[]): UsageError {
  return new UsageError("ERR_USAGE", problem, {
    given,
    allowed: known.length === 0 ? "nothing: the input has none" : listed(known),
    ...didYouMean(given, known),
  });
}

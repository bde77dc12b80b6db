import type * as Refa from "refa";
import type { Glob, Language } from "./language";

/**
 * Languages as deterministic automata, for the questions that text alone cannot answer. Each language is built once and
 * kept by its key; `refa` is loaded when the first one is needed (it costs about as much as starting Node).
 */
const built = new Map<string, Refa.DFA>();
const KEPT = 4096;
const MAX_CHARACTER = 0x10ffff;

let loaded: typeof Refa | undefined;

function refa(): typeof Refa {
  loaded ??= require("refa") as typeof Refa;
  return loaded;
}

/** @throws the library's TooManyNodesError where a language passes 10,000 states */
export function automaton(language: Language): Refa.DFA {
  const known = built.get(language.key);
  if (known !== undefined) return known;
  if (built.size >= KEPT) built.clear();
  const dfa = build(language);
  dfa.minimize();
  built.set(language.key, dfa);
  return dfa;
}

/** The number of automata in memory: a test holds that exact values build none. */
export function automataBuilt(): number {
  return built.size;
}

/** The shortest text of the language, of several the most readable, or `undefined` where it has none. */
export function shortestText(language: Language): string | undefined {
  let best: { text: string; rank: number } | undefined;
  let tried = 0;
  for (const word of automaton(language).wordSets()) {
    const points = word.map(mostReadable);
    const rank = Math.max(0, ...points.map((p) => p.rank));
    const text = String.fromCodePoint(...points.map((p) => p.point));
    if (best !== undefined && (text.length > best.text.length || ++tried > TRIES)) break;
    if (best === undefined || rank < best.rank) best = { text, rank };
  }
  return best?.text;
}

const TRIES = 64;
const READABLE = Array.from(
  "xabcdefghijklmnopqrstuvwyz1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ-_/.",
).map((c) => c.charCodeAt(0));

function mostReadable(set: Refa.CharSet): { point: number; rank: number } {
  const rank = READABLE.findIndex((c) => set.has(c));
  if (rank < 0) return { point: set.ranges[0]?.min ?? 0, rank: READABLE.length };
  return { point: READABLE[rank] ?? 0, rank };
}

function build(language: Language): Refa.DFA {
  const { DFA, NFA } = refa();
  switch (language.kind) {
    case "exact": {
      const words = language.values.map((v) => Array.from(v, (c) => c.codePointAt(0) ?? 0));
      return DFA.fromFA(NFA.fromWords(words, { maxCharacter: MAX_CHARACTER }));
    }
    case "glob":
      return DFA.fromFA(fromGlob(language));
    case "regex":
      return fromExpression(language.expression);
    case "child": {
      const path = NFA.fromFA(automaton(language.of));
      path.append(NFA.fromFA(fromExpression(/^\/[^/]+$/u)));
      return DFA.fromFA(path);
    }
    case "after":
      return derivative(automaton(language.of), language.prefix);
    case "union":
      return language.parts.map(automaton).reduce((a, b) => {
        const both = NFA.fromFA(a);
        both.union(b);
        return DFA.fromFA(both);
      });
    case "intersection":
      return language.parts.map(automaton).reduce((a, b) => DFA.fromIntersection(a, b));
    case "complement": {
      const dfa = automaton(language.of).copy();
      dfa.complement();
      return dfa;
    }
  }
}

function fromGlob(language: Glob): Refa.NFA {
  const { CharSet, NFA } = refa();
  const any: Refa.NoParent<Refa.CharacterClass> = {
    type: "CharacterClass",
    characters: CharSet.all(MAX_CHARACTER),
  };
  const anyRun: Refa.NoParent<Refa.Quantifier> = {
    type: "Quantifier",
    min: 0,
    max: Infinity,
    lazy: false,
    alternatives: [{ type: "Concatenation", elements: [any] }],
  };
  const elements = Array.from(language.pattern, (c): Refa.NoParent<Refa.Element> => {
    if (c === "*") return anyRun;
    if (c === "?" && language.question) return any;
    const forms = language.ignoreCase ? [c.toLowerCase(), c.toUpperCase()] : [c];
    const points = forms
      .filter((f) => Array.from(f).length === 1)
      .map((f) => f.codePointAt(0) ?? 0);
    const characters = CharSet.empty(MAX_CHARACTER).union(points.map((p) => ({ min: p, max: p })));
    return { type: "CharacterClass", characters };
  });
  return NFA.fromRegex(
    { type: "Expression", alternatives: [{ type: "Concatenation", elements }] },
    { maxCharacter: MAX_CHARACTER },
  );
}

function fromExpression(expression: RegExp): Refa.DFA {
  const { DFA, JS, NFA } = refa();
  // Anchors stand around every expression here; an automaton reads whole texts anyway.
  const inner = new RegExp(expression.source.replace(/^\^/, "").replace(/\$$/, ""), "u");
  const parsed = JS.Parser.fromLiteral(inner).parse({ assertions: "throw" });
  return DFA.fromFA(NFA.fromRegex(parsed.expression, { maxCharacter: parsed.maxCharacter }));
}

function derivative(dfa: Refa.DFA, prefix: string): Refa.DFA {
  const { DFA } = refa();
  let node: Refa.DFA.Node | undefined = dfa.initial;
  for (const c of prefix) node = node?.out.get(c.codePointAt(0) ?? 0);
  if (node === undefined) return DFA.empty({ maxCharacter: MAX_CHARACTER });
  return DFA.fromTransitionIterator(
    {
      initial: node,
      getOut: (n) => n.out.invert(MAX_CHARACTER),
      isFinal: (n) => dfa.finals.has(n),
    },
    { maxCharacter: MAX_CHARACTER },
  );
}

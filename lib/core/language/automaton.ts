import type * as Refa from "refa";
import type { Glob, Language, PatternTree } from "./language";
import { formsOf } from "./letters";

/**
 * Languages as deterministic automata, for the questions that text alone cannot answer. Each language is built once and
 * kept by its key; `refa` is loaded when the first one is needed (it costs about as much as starting Node).
 */
const built = new Map<string, Refa.DFA>();
const KEPT = 4096;
const MAX_CHARACTER = 0x10ffff;
/** States of a foreign expression: with more of them, building takes seconds. */
const MAX_FOREIGN = 2000;

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

/** Whether an error says that a language passed that bound. */
export function isTooLarge(error: unknown): boolean {
  return loaded !== undefined && error instanceof loaded.TooManyNodesError;
}

/** The number of automata in memory: a test holds that exact values build none. */
export function automataBuilt(): number {
  return built.size;
}

/**
 * The shortest text of the language, of several the most readable, or `undefined` where it has none. States are searched
 * breadth first, each once; then the best text is put together from the last character to the first.
 */
export function shortestText(language: Language): string | undefined {
  const dfa = automaton(language);
  const layers = layersOf(dfa);
  let best = new Map<Refa.DFA.Node, Best>();
  for (const node of layers.pop() ?? [])
    if (dfa.finals.has(node)) best.set(node, { text: "", rank: 0 });
  for (const layer of layers.reverse()) {
    const before = new Map<Refa.DFA.Node, Best>();
    for (const node of layer) {
      const found = bestStep(node, best);
      if (found !== undefined) before.set(node, found);
    }
    best = before;
  }
  return best.get(dfa.initial)?.text;
}

interface Best {
  readonly text: string;
  /** Of its least readable character. */
  readonly rank: number;
}

/** The states by the length of the shortest way to them, up to the first layer with a final one. */
function layersOf(dfa: Refa.DFA): Refa.DFA.Node[][] {
  const layers = [[dfa.initial]];
  const seen = new Set(layers[0]);
  for (const layer of layers) {
    if (layer.some((node) => dfa.finals.has(node))) break;
    const next: Refa.DFA.Node[] = [];
    for (const node of layer) {
      for (const to of node.out.values()) {
        if (seen.has(to)) continue;
        seen.add(to);
        next.push(to);
      }
    }
    if (next.length > 0) layers.push(next);
  }
  return layers;
}

function bestStep(node: Refa.DFA.Node, best: ReadonlyMap<Refa.DFA.Node, Best>): Best | undefined {
  let found: (Best & { readonly first: number }) | undefined;
  for (const [to, characters] of node.out.invert(MAX_CHARACTER)) {
    const rest = best.get(to);
    if (rest === undefined) continue;
    const { point, rank: first } = mostReadable(characters);
    const rank = Math.max(first, rest.rank);
    if (found === undefined || rank < found.rank || (rank === found.rank && first < found.first)) {
      found = { text: String.fromCodePoint(point) + rest.text, rank, first };
    }
  }
  return found;
}

/** Characters from the most readable on, for invented values. */
export const READABLE: readonly string[] = Array.from(
  "xabcdefghijklmnopqrstuvwyz1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ-_/.",
);
const READABLE_POINTS = READABLE.map((c) => c.charCodeAt(0));

function mostReadable(set: Refa.CharSet): { point: number; rank: number } {
  const rank = READABLE_POINTS.findIndex((c) => set.has(c));
  if (rank < 0) return { point: set.ranges[0]?.min ?? 0, rank: READABLE.length };
  return { point: READABLE_POINTS[rank] ?? 0, rank };
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
    case "pattern":
      return fromTree(language.tree);
    case "child": {
      const path = NFA.fromFA(automaton(language.of));
      path.append(NFA.fromFA(fromExpression(/^\/[^/]+$/u)));
      return DFA.fromFA(path);
    }
    case "after":
      return derivative(automaton(language.of), language.prefix);
    case "union":
      // Not by subsets of states (`DFA.fromFA`): they grow with every part.
      return negated(language.parts.map((part) => negated(automaton(part))).reduce(common));
    case "intersection":
      return language.parts.map(automaton).reduce(common);
    case "complement":
      return negated(automaton(language.of));
  }
}

function common(a: Refa.DFA, b: Refa.DFA): Refa.DFA {
  const both = refa().DFA.fromIntersection(a, b);
  both.minimize();
  return both;
}

function negated(dfa: Refa.DFA): Refa.DFA {
  const other = dfa.copy();
  other.complement();
  return other;
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
    const points = (language.ignoreCase ? formsOf(c) : [c]).map((f) => f.codePointAt(0) ?? 0);
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

function fromTree(tree: PatternTree): Refa.DFA {
  const { DFA, NFA } = refa();
  const expression: Refa.NoParent<Refa.Expression> = {
    type: "Expression",
    alternatives: [{ type: "Concatenation", elements: [elementOf(tree)] }],
  };
  const limited = new NFA.LimitedNodeFactory(MAX_FOREIGN);
  const nfa = NFA.fromRegex(expression, { maxCharacter: MAX_CHARACTER }, {}, limited);
  return DFA.fromFA(nfa, new DFA.LimitedNodeFactory(MAX_FOREIGN));
}

function elementOf(tree: PatternTree): Refa.NoParent<Refa.Element> {
  const { CharSet } = refa();
  const only = (element: PatternTree): Refa.NoParent<Refa.Concatenation> => ({
    type: "Concatenation",
    elements: [elementOf(element)],
  });
  switch (tree.kind) {
    case "set": {
      const ranges = tree.ranges.map(([min, max]) => ({ min, max }));
      return {
        type: "CharacterClass",
        characters: CharSet.empty(MAX_CHARACTER).union(ranges),
      };
    }
    case "sequence":
      return {
        type: "Alternation",
        alternatives: [{ type: "Concatenation", elements: tree.parts.map(elementOf) }],
      };
    case "choice":
      return { type: "Alternation", alternatives: tree.parts.map(only) };
    case "repeat": {
      const { min, max } = tree;
      return { type: "Quantifier", min, max, lazy: false, alternatives: [only(tree.of)] };
    }
  }
}

/** Whether a text leads to a final state. */
export function accepts(language: Language, text: string): boolean {
  const dfa = automaton(language);
  const node = stepThrough(dfa, text);
  return node !== undefined && dfa.finals.has(node);
}

function stepThrough(dfa: Refa.DFA, text: string): Refa.DFA.Node | undefined {
  let node: Refa.DFA.Node | undefined = dfa.initial;
  for (const c of text) node = node?.out.get(c.codePointAt(0) ?? 0);
  return node;
}

function derivative(dfa: Refa.DFA, prefix: string): Refa.DFA {
  const { DFA } = refa();
  const node = stepThrough(dfa, prefix);
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

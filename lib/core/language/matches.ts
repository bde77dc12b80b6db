import type { Glob, Language } from "./language";

/** Whether a text belongs to the language. Linear for every practical pattern; never builds an automaton. */
export function matches(language: Language, text: string): boolean {
  switch (language.kind) {
    case "exact":
      return language.members.has(text);
    case "glob":
      return matchesGlob(language, text);
    case "regex":
      return language.expression.test(text);
    case "child": {
      const slash = text.lastIndexOf("/");
      return slash >= 0 && slash < text.length - 1 && matches(language.of, text.slice(0, slash));
    }
    case "after":
      return matches(language.of, language.prefix + text);
    case "union":
      return language.parts.some((part) => matches(part, text));
    case "intersection":
      return language.parts.every((part) => matches(part, text));
    case "complement":
      return !matches(language.of, text);
  }
}

function matchesGlob(glob: Glob, text: string): boolean {
  return glob.ignoreCase
    ? walk(glob.pattern.toLowerCase(), text.toLowerCase(), glob.question)
    : walk(glob.pattern, text, glob.question);
}

/** The last `*` is the only point that ever needs a second try: what it takes may only grow. */
function walk(pattern: string, text: string, question: boolean): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    const c = pattern[p];
    if (c === "*") {
      star = p++;
      resume = t;
    } else if (question && c === "?") {
      p++;
      t += characterLength(text, t);
    } else if (c !== undefined && c === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      resume += characterLength(text, resume);
      t = resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}

function characterLength(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

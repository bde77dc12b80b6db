import { showValue } from "../opaque";
import { ANY } from "./factories";
import type { Language } from "./language";

/** The language in words: `"main"`, `"a" or "b"`, `release/*`, `anything but "main"`. */
export function describeLanguage(language: Language): string {
  if (language === ANY) return "anything";
  switch (language.kind) {
    case "exact":
      return language.values.length === 0
        ? "nothing"
        : language.values.map((v) => JSON.stringify(showValue(v))).join(" or ");
    case "glob":
      return language.ignoreCase ? `${language.pattern} in any case` : language.pattern;
    case "regex":
      return "any value GitLab can mint";
    case "pattern":
      return `text that matches ${JSON.stringify(language.source)}`;
    case "child":
      return `a path directly below ${describeLanguage(language.of)}`;
    case "after":
      return `what follows ${JSON.stringify(language.prefix)} in ${describeLanguage(language.of)}`;
    case "union":
      return language.parts.map(describeLanguage).join(" or ");
    case "intersection":
      return language.parts.map(describeLanguage).join(", and ");
    case "complement":
      return `anything but ${describeLanguage(language.of)}`;
  }
}

/** Arbitraries that the laws share: names, languages, templates, worlds with their tokens, trusts and their mutations. */
export { refs, templates } from "./generators/names";
export { languages, patternsWithTexts } from "./generators/languages";
export { jobs, mint, mintable, type World, worlds } from "./generators/worlds";
export { claimLanguage, subjectLanguages, trusts } from "./generators/trusts";
export { mutations, nearMisses, tokens } from "./generators/changes";

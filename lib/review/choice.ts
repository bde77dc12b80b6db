import { UsageError } from "../core/errors";
import { didYouMean } from "./nearest";

/**
 * The word of a closed list.
 * @param problem what is wrong where it is none of them
 * @throws UsageError ERR_USAGE, with the word that was most likely meant
 */
export function choice<Word extends string>(
  given: string,
  words: readonly Word[],
  problem: string,
): Word {
  const found = words.find((word) => word === given);
  if (found !== undefined) return found;
  throw new UsageError("ERR_USAGE", problem, {
    given,
    allowed: words.join(", "),
    ...didYouMean(given, words),
  });
}

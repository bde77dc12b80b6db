/**
 * The candidate that a mistyped word most likely means, or `undefined`: at most a third of its letters differ
 * (Damerau-Levenshtein, optimal string alignment), three at most.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = 4;
  for (const candidate of candidates) {
    const limit = Math.min(3, Math.floor(Math.max(word.length, candidate.length) / 3));
    if (Math.abs(word.length - candidate.length) > limit) continue;
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits <= limit && edits < least) {
      best = candidate;
      least = edits;
    }
  }
  return best;
}

/** The fix of an error about a word that is none of the known ones, to be spread into its details. */
export function didYouMean(word: string, candidates: Iterable<string>): { readonly fix?: string } {
  const meant = nearest(word, candidates);
  return meant === undefined ? {} : { fix: `did you mean ${meant}?` };
}

function distance(a: string, b: string): number {
  let [before, last]: [readonly number[], readonly number[]] = [
    [],
    [...Array(b.length + 1).keys()],
  ];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + cost);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, at(before, j - 2) + 1);
      row.push(edits);
    }
    [before, last] = [last, row];
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}

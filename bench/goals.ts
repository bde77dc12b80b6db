/** One measured figure with its goal. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: { readonly atMost: number } | { readonly atLeast: number };
}

export function isMet({ value, goal }: Figure): boolean {
  return "atMost" in goal ? value <= goal.atMost : value >= goal.atLeast;
}

export function line(figure: Figure): string {
  const { name, value, unit, goal } = figure;
  const bound = "atMost" in goal ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`;
  const shown = value >= 1000 ? Math.round(value).toString() : value.toFixed(2);
  return `${isMet(figure) ? "met   " : "MISSED"}  ${name.padEnd(68)} ${shown.padStart(9)} ${unit}  (${bound})`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

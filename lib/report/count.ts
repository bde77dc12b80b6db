/** `1 finding`, `2 findings`, `no findings`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number === 0 ? "no" : number} ${number === 1 ? noun : plural}`;
}

/** Whether two characters are the same letter where case is ignored. */
export function isSameLetter(a: string, b: string): boolean {
  return a === b || fold(a) === fold(b);
}

/** Every character that is the same letter as this one: `k` has `k`, `K` and the Kelvin sign. */
export function formsOf(character: string): readonly string[] {
  const forms = alphabet().get(fold(character)) ?? [];
  return forms.includes(character) ? forms : [character, ...forms];
}

/** Every letter that has case, as the list of its forms. */
export function letterForms(): Iterable<readonly string[]> {
  return alphabet().values();
}

/** Equal for all forms of a letter: some have two lower-case forms (`s` and long s), some two upper-case ones. */
function fold(character: string): string {
  return character.toLowerCase().toUpperCase().toLowerCase();
}

const LAST_CASED = 0x1ffff;
let known: ReadonlyMap<string, readonly string[]> | undefined;

/** Every letter of Unicode that has case, by its fold. */
function alphabet(): ReadonlyMap<string, readonly string[]> {
  if (known !== undefined) return known;
  const forms = new Map<string, string[]>();
  for (let point = 0; point <= LAST_CASED; point++) {
    const character = String.fromCodePoint(point);
    if (!/\p{Changes_When_Casemapped}/u.test(character)) continue;
    const key = fold(character);
    const others = forms.get(key);
    if (others === undefined) forms.set(key, [character]);
    else others.push(character);
  }
  known = forms;
  return forms;
}

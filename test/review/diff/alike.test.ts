import { expect, test } from "@jest/globals";
import { alike } from "../../../lib/review/diff/alike";
import { exactly, like, MAIN, version } from "./versions";

const own = (key: string): string => key;
const key = (name: string): string => JSON.stringify(["shop", `aws_iam_role.${name}`]);

const base = version({ a: exactly(MAIN), b: exactly(MAIN), gone: exactly(MAIN) });
const head = version({ a: exactly(MAIN), b: like(`${MAIN}*`), made: exactly(MAIN) });

test("identities that both versions have, and that take the same jobs", () => {
  expect([...alike(base, head, own)]).toEqual([key("a")]);
  expect([...alike(base, base, own)]).toEqual([key("a"), key("b"), key("gone")]);
});

test("one that moved, by the key it has now", () => {
  const moved = (name: string): string => (name === key("gone") ? key("made") : name);
  expect([...alike(base, head, moved)]).toEqual([key("a"), key("made")]);
});

test("not where only one version has two of the same key", () => {
  const twice = { ...base, identities: [...base.identities, ...base.identities.slice(0, 1)] };
  expect([...alike(twice, base, own)]).toEqual([key("b"), key("gone")]);
  expect([...alike(twice, twice, own)]).toEqual([key("a"), key("b"), key("gone")]);
});

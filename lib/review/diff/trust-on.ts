import type { Identity } from "../../access";
import { type Declared, NOBODY, tieProjects, type Trust } from "../../core";

/** A trust with what either version declares: a project that only the other one names has its id and path all the same. */
export function trustOn(identity: Identity | undefined, other: Declared, own: Declared): Trust {
  if (identity === undefined) return NOBODY;
  return tieProjects(identity.reading.trust, onlyIn(other, own));
}

const differences = new WeakMap<Declared, WeakMap<Declared, Declared>>();

/** The projects that the other version alone declares. */
function onlyIn(other: Declared, own: Declared): Declared {
  const known = differences.get(other)?.get(own);
  if (known !== undefined) return known;
  const paths = new Set(own.projects.map(({ path }) => path));
  const ids = new Set(own.projects.map(({ id }) => id));
  const more = other.projects.filter(({ path, id }) => !paths.has(path) && !ids.has(id));
  const made = { ...own, projects: more };
  const ofOther = differences.get(other) ?? new WeakMap<Declared, Declared>();
  differences.set(other, ofOther.set(own, made));
  return made;
}

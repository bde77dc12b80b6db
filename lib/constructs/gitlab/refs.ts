import { exact, glob, type Language } from "../../core";
import { UsageError } from "../../core/errors";
import { type Reason, reason } from "../reason";
import { refName, refPattern } from "./ref-pattern";

/** Which refs a job runs on. Made by `branch`, `branches`, `tag`, `tags`, `anyRef` and `unprotected` alone. */
export interface RefSelector {
  /** @internal */
  readonly refType?: "branch" | "tag";
  /** @internal */
  readonly ref?: Language;
  /** @internal Whether GitLab must have found the ref protected when the pipeline started. */
  readonly refProtected: boolean;
  /** As a reader would say it: `the protected branch main`. */
  readonly words: string;
  /** @internal */
  readonly because: readonly Reason[];
}

export interface Because {
  /** Why it may be looser than the default, for whoever reviews it. */
  readonly because: string;
}

/** One protected branch. @throws UsageError ERR_PROP */
export function branch(name: string): RefSelector {
  return one("branch", refName(name, { where: "branch", prop: "name" }, "branches"));
}

/** The protected branches that match a pattern with `*`. @throws UsageError ERR_PROP */
export function branches(pattern: string): RefSelector {
  return many("branch", "branches", refPattern(pattern, { where: "branches", prop: "pattern" }));
}

/** One protected tag. @throws UsageError ERR_PROP */
export function tag(name: string): RefSelector {
  return one("tag", refName(name, { where: "tag", prop: "name" }, "tags"));
}

/** The protected tags that match a pattern with `*`. @throws UsageError ERR_PROP */
export function tags(pattern: string): RefSelector {
  return many("tag", "tags", refPattern(pattern, { where: "tags", prop: "pattern" }));
}

/** Any branch or tag, protected or not: whoever may push anything runs such a job. @throws UsageError ERR_PROP */
export function anyRef(props: Because): RefSelector {
  const text = reason(props.because, "anyRef", { where: "anyRef", prop: "because" });
  return {
    refProtected: false,
    words: "any branch or tag",
    because: [{ text, accepts: ["trust/any-ref"] }],
  };
}

/** The same refs whether GitLab protects them or not. @throws UsageError ERR_PROP */
export function unprotected(refs: RefSelector, props: Because): RefSelector {
  if (!refs.refProtected) {
    throw new UsageError("ERR_PROP", `${refs.words} need no protection already`, {
      where: "unprotected",
    });
  }
  const text = reason(props.because, "unprotected", { where: "unprotected", prop: "because" });
  return {
    ...refs,
    refProtected: false,
    words: `${refs.words.replace(/\bprotected /, "")}, protected or not`,
    because: [...refs.because, { text, accepts: ["trust/unprotected-ref"] }],
  };
}

function one(refType: "branch" | "tag", name: string): RefSelector {
  return {
    refType,
    ref: exact(name),
    refProtected: true,
    words: `the protected ${refType} ${name}`,
    because: [],
  };
}

function many(refType: "branch" | "tag", plural: string, pattern: string): RefSelector {
  const words = pattern.includes("*")
    ? `protected ${plural} ${pattern}`
    : `the protected ${refType} ${pattern}`;
  return { refType, ref: glob(pattern), refProtected: true, words, because: [] };
}

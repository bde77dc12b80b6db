import type { Issuer } from "../../core";
import type { Registry } from "../registry";
import type { ProductionMark } from "./production-mark";

/** Name of the file beside `cdk.tf.json`. */
export const SIDE_FILE = "federation.json";

/**
 * What Terraform cannot carry: which GitLab, the written reasons, the acknowledgements, and the source lines of both.
 * It adds words to a review and never changes who has access.
 */
export interface SideFile {
  readonly schemaVersion: 1;
  readonly stack: string;
  readonly gitlab: Issuer;
  /** What the program calls production; left out where it says nothing. */
  readonly production?: readonly ProductionMark[];
  /** Constructs with a written reason, by path. */
  readonly reasons: readonly {
    readonly path: string;
    readonly because: readonly string[];
    /** `path:line` in the repository; left out where no frame is the user's. */
    readonly location?: string;
  }[];
  readonly acknowledgements: readonly {
    readonly rule: string;
    readonly path: string;
    readonly reason: string;
    readonly until?: string;
    readonly implied?: true;
    readonly location?: string;
  }[];
}

/** What a side file is made of. */
export interface SideFileParts extends Pick<SideFile, "stack" | "gitlab"> {
  readonly production: readonly ProductionMark[];
  readonly registry: Registry;
}

/** The side file of a stack, in a fixed order. */
export function sideFile({ stack, gitlab, production, registry }: SideFileParts): SideFile {
  const reasons = [...registry.notes.values()]
    .filter((note) => note.because.length > 0)
    .map(({ path, because, location }) => ({ path, because, ...located(location.text) }));
  const acknowledgements = registry.acknowledgements.map(
    ({ rule, path, reason, until, implied, location }) => ({
      rule,
      path,
      reason,
      ...(until === undefined ? {} : { until }),
      ...(implied === undefined ? {} : { implied }),
      ...located(location.text),
    }),
  );
  return {
    schemaVersion: 1,
    stack,
    gitlab,
    ...(production.length === 0 ? {} : { production }),
    reasons: reasons.sort((a, b) => order(a.path, b.path)),
    acknowledgements: acknowledgements.sort(
      (a, b) => order(a.path, b.path) || order(a.rule, b.rule),
    ),
  };
}

function located(location: string | undefined): { readonly location?: string } {
  return location === undefined ? {} : { location };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

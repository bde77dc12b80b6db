import type { PipelineKind, Token } from "../../core";

/** A pipeline of one of the usual kinds, as GitLab fills its tokens. */
export interface PipelineAsk {
  readonly kind: PipelineKind;
  /** Full path of the project for which the pipeline is meant. */
  readonly project: string;
  /** @default "main" */
  readonly ref?: string;
  /** @default - the job has none */
  readonly environment?: {
    readonly name: string;
    readonly tier: string;
    readonly protected: boolean;
  };
}

/** Who asks: a job by some of its claims, a pipeline of a usual kind, or the claims of a token as they are. */
export type Asking =
  { readonly job: Token } | { readonly pipeline: PipelineAsk } | { readonly token: Token };

interface Declared {
  /** Unique within a file. */
  readonly name: string;
}

/** A job must, or must not, become an identity. */
export interface JobExpectation extends Declared {
  readonly kind: "job";
  readonly asking: Asking;
  /** `[STACK:]ADDRESS`, or the identity's name. */
  readonly identity: string;
  readonly becomes: boolean;
  /** The one claim by which it must be refused. */
  readonly refusedBy?: string;
}

/** Members of a directory group must, or must not, reach an identity. */
export interface GroupExpectation extends Declared {
  readonly kind: "group";
  /** As its link names it. */
  readonly group: string;
  readonly identity: string;
  readonly reaches: boolean;
}

/** An identity must be reached by nobody but some directory groups. */
export interface OnlyExpectation extends Declared {
  readonly kind: "only";
  readonly identity: string;
  /** Empty where nobody at all may reach it. */
  readonly groups: readonly string[];
}

export type Expectation = JobExpectation | GroupExpectation | OnlyExpectation;

/** What became of one expectation. */
export interface ExpectationResult {
  readonly name: string;
  /** Never true where the input does not tell. */
  readonly passed: boolean;
  readonly message: string;
}

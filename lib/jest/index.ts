import { expect } from "@jest/globals";
import type { Token } from "../core";
import * as matchers from "./matchers";
import type { FindingsOptions } from "./matchers";
import type { TrustSubject } from "./subject";

expect.extend({
  toAdmit: matchers.toAdmit,
  toRefuse: matchers.toRefuse,
  toBeNoWiderThan: matchers.toBeNoWiderThan,
  toHaveNoFindings: matchers.toHaveNoFindings,
});

declare module "expect" {
  interface Matchers<R> {
    /** The trust, jobs or trust document admits the token. */
    toAdmit(token: Token): R;
    /** It refuses the token, and this claim is the only reason. */
    toRefuse(token: Token, claim: string): R;
    /** It admits no token that the other one refuses. */
    toBeNoWiderThan(other: TrustSubject): R;
    /** The guard rails find nothing in the synthesized stack. */
    toHaveNoFindings(options?: FindingsOptions): R;
  }
}

export {
  jobToken,
  PIPELINE_KINDS,
  type PipelineKind,
  type PipelineProps,
  pipelineTokens,
  type Token,
} from "../core";
export { trustDocument } from "./documents";
export type { FindingsOptions } from "./matchers";
export type { StackSubject } from "./stacks";
export type { TrustSubject } from "./subject";

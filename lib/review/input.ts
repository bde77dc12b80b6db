import { declaredBy, gitlabModel, identitiesOf, isSameData } from "../access";
import type { Issuer } from "../core";
import type { Input } from "../guardrails/input";
import type { Stack } from "../terraform";
import { type Assumption, withAssumptions } from "./assumptions";
import {
  type GivenTemplate,
  knownTemplates,
  refuseConflicts,
  withTemplates,
} from "./given-templates";
import type { Loaded } from "./load";
import { placer } from "./place";
import { withProduction } from "./production";
import type { ProductionMark } from "./production-mark";

export interface InputOptions extends Partial<Pick<Loaded, "sides" | "files">> {
  /**
   * Values that Terraform learns on apply.
   * @default - they stay unknown
   */
  readonly assume?: readonly Assumption[];
  /**
   * Subject templates of projects whose settings are not in the input.
   * @default - not known
   */
  readonly templates?: readonly GivenTemplate[];
  /**
   * Instances whose version, tier or issuer URL is known, recognised by their host.
   * @default - the newest version, Premium
   */
  readonly issuers?: readonly Issuer[];
  /**
   * What the user calls production, beside what each side file says of its own stack.
   * @default - what the side files say
   */
  readonly production?: readonly ProductionMark[];
  /**
   * The version with which it is compared: what both declare alike is worked out once.
   * @default - there is none
   */
  readonly other?: Pick<Input, "declared">;
}

/**
 * What guard rails judge, from stacks as they were read.
 * @throws UsageError ERR_USAGE, ERR_SUBJECT_TEMPLATE where an option does not fit the stacks
 */
export function inputOf(stacks: readonly Stack[], options: InputOptions = {}): Input {
  const { issuers = [], templates = [], assume = [], production = [], sides, other } = options;
  const whole = withAssumptions(stacks, assume);
  const known = knownTemplates(templates, issuers[0]?.version);
  const gitlab = gitlabModel(whole, { issuers, templates: known });
  if (known.size > 0) refuseConflicts(known, gitlabModel(whole, { issuers }).projects);
  const own = withTemplates(declaredBy(gitlab), known);
  const declared = other !== undefined && isSameData(own, other.declared) ? other.declared : own;
  return {
    stacks: whole,
    gitlab,
    declared,
    identities: withProduction(identitiesOf(whole, declared), whole, (stack) => [
      ...production,
      ...(sides?.get(stack)?.production ?? []),
    ]),
    place: placer(whole, options),
  };
}

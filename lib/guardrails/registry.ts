import type { Rule } from "./rule";
import { anyProject } from "./rules/trust-any-project";
import { anyRef } from "./rules/trust-any-ref";
import { audienceMissing } from "./rules/trust-audience-missing";
import { audienceShared } from "./rules/trust-audience-shared";
import { groupWide } from "./rules/trust-group-wide";
import { lookalikePrefix } from "./rules/trust-lookalike-prefix";
import { mutablePath } from "./rules/trust-mutable-path";
import { neverMatches } from "./rules/trust-never-matches";
import { notUnderstood } from "./rules/trust-not-understood";
import { templateUndeclared } from "./rules/trust-template-undeclared";
import { unprotectedRef } from "./rules/trust-unprotected-ref";

/** Every guard rail of the package, by id. */
export const RULES: readonly Rule[] = [
  anyProject,
  anyRef,
  audienceMissing,
  audienceShared,
  groupWide,
  lookalikePrefix,
  mutablePath,
  neverMatches,
  notUnderstood,
  templateUndeclared,
  unprotectedRef,
];

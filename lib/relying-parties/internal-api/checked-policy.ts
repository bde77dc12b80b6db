import { InputError } from "../../core/errors";
import type { Value } from "../../terraform/value";
import { parsePolicy } from "./parse-policy";
import type { InternalApiPolicy } from "./policy";

/**
 * A policy that a verifier may decide by.
 * @param policy the parsed JSON, before apply or after
 * @param where the file, for messages
 * @throws InputError ERR_INPUT_SHAPE with the place of the first thing that is wrong
 */
export function checkedPolicy(policy: unknown, where?: string): InternalApiPolicy {
  const { problems } = parsePolicy(policy as Value);
  const [first, ...others] = problems;
  if (first === undefined) return policy as InternalApiPolicy;
  throw new InputError("ERR_INPUT_SHAPE", `the policy is refused: ${first.message}`, {
    ...(others.length > 0 ? { given: `${problems.length} problems, this is the first` } : {}),
    fix:
      first.code === "unknown-value"
        ? "write the file from the Terraform output after apply: terraform output -raw <name>_policy"
        : "write the file with the InternalApi construct, or mend this place",
    ...(where === undefined ? {} : { where }),
  });
}

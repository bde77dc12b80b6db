import { UsageError } from "../core/errors";
import type { Loaded } from "./load";

/**
 * The version before the one that was read, where plans were: they know it.
 * @param fix how the asker names an older version
 * @throws UsageError ERR_USAGE where something else than plans was read
 */
export function priorTo(head: Loaded, fix: string): Loaded {
  const stacks = head.prior();
  if (stacks !== undefined) return { ...head, stacks };
  throw new UsageError("ERR_USAGE", "there is nothing to compare with", {
    fix: `${fix}; a plan alone is compared with what was there before it`,
  });
}

import type { IConstruct } from "constructs";
import { UsageError } from "../core/errors";
import { reason } from "./reason";
import { captureLocation } from "./source-location";
import { federationStackOf } from "./stack-lookup";

export interface AcknowledgeProps {
  /** Rule id: `trust/any-ref`. */
  readonly rule: string;
  /** Why the finding is acceptable, for whoever reviews it. */
  readonly reason: string;
  /**
   * Last day on which it holds, `YYYY-MM-DD` in UTC.
   * @default - no end
   */
  readonly until?: string;
}

/**
 * Accepts the findings of one rule on a construct and everything below it, with a written reason.
 * @throws UsageError ERR_PROP, ERR_DUPLICATE, ERR_STACK
 */
export function acknowledge(construct: IConstruct, props: AcknowledgeProps): void {
  const { registry } = federationStackOf(construct);
  const where = construct.node.path;
  if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(props.rule)) {
    throw new UsageError("ERR_PROP", "rule is not a rule id", {
      given: JSON.stringify(props.rule),
      allowed: "area/name, such as trust/any-ref",
      where,
    });
  }
  if (props.until !== undefined && !isDay(props.until)) {
    throw new UsageError("ERR_PROP", "until is not a day", {
      given: JSON.stringify(props.until),
      allowed: "YYYY-MM-DD",
      where,
    });
  }
  registry.once(
    `acknowledgement:${where}:${props.rule}`,
    `the acknowledgement of ${props.rule}`,
    where,
    "write it once",
  );
  registry.acknowledgements.push({
    rule: props.rule,
    path: where,
    reason: reason(props.reason, "an acknowledgement", { where, prop: "reason" }),
    ...(props.until === undefined ? {} : { until: props.until }),
    location: captureLocation(),
  });
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

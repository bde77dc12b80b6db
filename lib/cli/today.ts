import { UsageError } from "../core/errors";
import { isDay } from "../review/days";
import type { Io } from "./io";

/**
 * The UTC date, `YYYY-MM-DD`, with which expiries are compared: `--today`, else `SOURCE_DATE_EPOCH` (reproducible-builds.org),
 * else the clock.
 * @throws UsageError ERR_USAGE
 */
export function todayOf(option: string | undefined, { env, now }: Pick<Io, "env" | "now">): string {
  if (option !== undefined) {
    if (isDay(option)) return option;
    throw new UsageError("ERR_USAGE", "--today is not a day", {
      given: option,
      allowed: "YYYY-MM-DD",
    });
  }
  const epoch = env["SOURCE_DATE_EPOCH"];
  if (epoch === undefined || epoch === "") return dayOf(now());
  const date = new Date(Number(epoch) * 1000);
  if (/^\d+$/.test(epoch) && !Number.isNaN(date.getTime())) return dayOf(date);
  throw new UsageError("ERR_USAGE", "SOURCE_DATE_EPOCH is not a time", {
    given: epoch,
    allowed: "seconds since 1970",
  });
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

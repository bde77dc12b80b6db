const UNITS: readonly (readonly [size: number, name: string])[] = [
  [86_400, "day"],
  [3600, "hour"],
  [60, "minute"],
];

/** Seconds as a reader says them, exactly: `1 day 2 hours 5 minutes`. */
export function duration(seconds: number): string {
  let rest = seconds;
  const parts: string[] = [];
  for (const [size, name] of UNITS) {
    const whole = Math.floor(rest / size);
    if (whole > 0) parts.push(amount(whole, name));
    rest -= whole * size;
  }
  if (rest > 0 || parts.length === 0) parts.push(amount(rest, "second"));
  return parts.join(" ");
}

function amount(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

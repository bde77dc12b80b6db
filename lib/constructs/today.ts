/** Today's UTC date, `YYYY-MM-DD`; `SOURCE_DATE_EPOCH` (seconds) sets it for reproducible runs. Only expiries use it. */
export function today(): string {
  const epoch = process.env["SOURCE_DATE_EPOCH"] ?? "";
  const time = /^\d{1,12}$/.test(epoch) ? Number(epoch) * 1000 : Date.now();
  return new Date(time).toISOString().slice(0, 10);
}

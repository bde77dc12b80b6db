import type { Diagnosis } from "../review/doctor/diagnosis";

/** What the doctor found, as JSON. */
export function doctorJson(diagnoses: readonly Diagnosis[]): string {
  const checks = diagnoses.map(({ name, status, stack, found, needed, message, fix }) => ({
    name,
    status,
    ...(stack === undefined ? {} : { stack }),
    ...(found === undefined ? {} : { found }),
    needed,
    message,
    ...(fix === undefined ? {} : { fix }),
  }));
  return `${JSON.stringify({ schemaVersion: 1, checks }, undefined, 2)}\n`;
}

import * as fs from "node:fs";
import { FederationError, UsageError } from "../core/errors";
import { nearest } from "../review/nearest";
import type { Io } from "./io";
import { systemCode } from "./read-text";

/** One report to write: a form, and a file or standard output. */
export interface Report<Format extends string> {
  readonly format: Format;
  /** `undefined` for standard output. */
  readonly file: string | undefined;
}

/**
 * Reads `--format FORM` and `--format FORM=FILE`.
 * @param given in order; none means text on standard output
 * @throws UsageError ERR_USAGE
 */
export function reportsOf<Format extends string>(
  given: readonly string[],
  formats: readonly Format[],
  fallback: Format,
): readonly Report<Format>[] {
  const reports =
    given.length === 0
      ? [{ format: fallback, file: undefined }]
      : given.map((text) => reportOf(text, formats));
  if (reports.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError("ERR_USAGE", "two forms cannot both go to standard output", {
      given: given.map((text) => `--format ${text}`).join(" "),
      fix: "send all but one to a file: --format json=report.json",
    });
  }
  const files = reports.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined)
    throw new UsageError("ERR_USAGE", "two forms cannot go to one file", { given: twice });
  return reports;
}

function reportOf<Format extends string>(text: string, formats: readonly Format[]): Report<Format> {
  const [name = "", ...rest] = text.split("=");
  const format = formats.find((known) => known === name);
  const file = rest.length === 0 ? undefined : rest.join("=");
  const meant = nearest(name, formats);
  if (format === undefined || file === "") {
    throw new UsageError("ERR_USAGE", "--format is not understood", {
      given: text,
      allowed: `${formats.join(", ")}, each also as FORM=FILE`,
      ...(format === undefined && meant !== undefined ? { fix: `did you mean ${meant}?` } : {}),
    });
  }
  return { format, file };
}

/**
 * Writes the reports, files first: where one cannot be written, nothing is on standard output.
 * @throws FederationError ERR_OUTPUT where a file cannot be written
 */
export function writeReports<Format extends string>(
  reports: readonly Report<Format>[],
  render: Readonly<Record<Format, (report: Report<Format>) => string>>,
  io: Pick<Io, "stdout">,
): void {
  for (const report of reports) {
    if (report.file !== undefined) writeFile(report.file, render[report.format](report));
  }
  for (const report of reports) {
    if (report.file === undefined) io.stdout.write(render[report.format](report));
  }
}

function writeFile(file: string, text: string): void {
  try {
    fs.writeFileSync(file, text);
  } catch (error) {
    throw new FederationError("ERR_OUTPUT", `a report cannot be written (${systemCode(error)})`, {
      where: file,
    });
  }
}

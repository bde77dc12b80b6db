import { InputError } from "../../core/errors";
import { doctorJson } from "../../report/doctor-json";
import { doctorText } from "../../report/doctor-text";
import { doctor, issuerUrls, type Patient } from "../../review/doctor/doctor";
import { discoveryOf } from "../discovery";
import { EXIT } from "../exit-codes";
import { reportsOf, writeReports } from "../formats";
import { readStacks } from "../input";
import type { Io } from "../io";
import { machine } from "../machine";
import { writeNotes } from "../notes";
import { paintOf } from "../paint";

/** Flags of `doctor` as commander gives them. */
export interface DoctorFlags {
  readonly format?: readonly string[];
  readonly online?: boolean;
  readonly quiet?: boolean;
}

/**
 * `doctor`: whether the versions in use have what the stacks need. Without stacks it looks at the machine alone.
 * @returns the exit code
 */
export async function runDoctor(
  paths: readonly string[],
  flags: DoctorFlags,
  io: Io,
): Promise<number> {
  const reports = reportsOf(flags.format ?? [], ["text", "json"], "text");
  const patient = patientAt(paths, flags, io);
  const urls = flags.online === true ? issuerUrls(patient) : [];
  const discovery = new Map(
    await Promise.all(urls.map(async (url) => [url, await discoveryOf(url)] as const)),
  );
  const diagnoses = doctor(patient, { ...machine(), discovery });
  writeReports(
    reports,
    {
      text: ({ file }) => doctorText(diagnoses, file === undefined ? paintOf(io) : undefined),
      json: () => doctorJson(diagnoses),
    },
    io,
  );
  return diagnoses.some(({ status }) => status === "error") ? EXIT.found : EXIT.done;
}

function patientAt(paths: readonly string[], { quiet }: DoctorFlags, io: Io): Patient {
  try {
    const { stacks, sides, notes } = readStacks(paths);
    writeNotes(notes, quiet, io);
    return { stacks, sides };
  } catch (error) {
    if (paths.length > 0 || !(error instanceof InputError)) throw error;
    if (error.code !== "ERR_INPUT_UNREADABLE") throw error;
    writeNotes(
      ["there is no synthesized stack in this folder: the machine alone is looked at"],
      quiet,
      io,
    );
    return { stacks: [], sides: new Map() };
  }
}

import type { Diagnosis, Status } from "../review/doctor/diagnosis";
import { count } from "./count";
import { type Paint, type Role, unpainted } from "./paint";
import { plain } from "./plain";

const ROLES: Readonly<Record<Status, Role>> = {
  ok: "good",
  warning: "warning",
  error: "error",
  unknown: "quiet",
};
const INDENT = "         ";

/** What the doctor found, one line each, with what to do where something is to do. */
export function doctorText(diagnoses: readonly Diagnosis[], paint: Paint = unpainted): string {
  const wrong = diagnoses.filter(({ status }) => status === "error").length;
  return `${[...diagnoses.map((d) => diagnosisText(d, paint)), "", closing(diagnoses.length, wrong, paint)].join("\n")}\n`;
}

function diagnosisText(
  { name, status, stack, needed, message, fix }: Diagnosis,
  paint: Paint,
): string {
  const where = stack === undefined ? "" : `  stack ${plain(stack)}`;
  const rows = status === "ok" ? [] : [["needed", needed] as const, ["fix", fix] as const];
  return [
    `${paint(ROLES[status], status.padEnd(8))} ${paint("heading", plain(name))}${where}`,
    `${INDENT}${plain(message)}`,
    ...rows.flatMap(([label, value]) =>
      value === undefined ? [] : [`${INDENT}${label.padEnd(8)} ${plain(value)}`],
    ),
  ].join("\n");
}

function closing(all: number, wrong: number, paint: Paint): string {
  const looked = count(all, "check");
  return wrong === 0
    ? paint("good", `${looked}, nothing out of order`)
    : paint("error", `${looked}, ${wrong} out of order`);
}

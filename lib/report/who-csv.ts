import type { AccessPath } from "../access";
import { plain } from "./plain";

const COLUMNS: readonly (readonly [name: string, of: (path: AccessPath) => string])[] = [
  ["group", ({ group }) => group ?? ""],
  ["gitlab_group", ({ gitlabGroup }) => gitlabGroup ?? ""],
  ["role", ({ role }) => role],
  ["project", ({ project }) => project],
  ["stack", ({ stack }) => stack],
  ["identity", ({ identity }) => identity],
  ["identity_name", ({ identityName }) => identityName],
  ["resources", ({ resources }) => resources.join("; ")],
  ["production", ({ production }) => (production === undefined ? "" : production ? "yes" : "no")],
  ["approvals", ({ approvals }) => approvals.join("; ")],
  ["revoked_after_seconds", ({ revocation }) => String(revocation.seconds ?? "")],
  ["assumed", ({ assumed }) => assumed.join("; ")],
  ["message", ({ message }) => message],
];

/** The access paths as comma-separated values (RFC 4180), one path a line, empty where there is no bound or no group. */
export function whoCsv(paths: readonly AccessPath[]): string {
  const rows = [
    COLUMNS.map(([name]) => name),
    ...paths.map((path) => COLUMNS.map(([, of]) => cell(of(path)))),
  ];
  return rows.map((row) => `${row.join(",")}\r\n`).join("");
}

/** Spreadsheets take a text that starts with one of these for a formula. */
const FORMULA = /^[=+\-@]/;

/** What is hidden is written out, so that a line of the file is a path. */
function cell(text: string): string {
  const shown = plain(text);
  const safe = FORMULA.test(shown) ? `'${shown}` : shown;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

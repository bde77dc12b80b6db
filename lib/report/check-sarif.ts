import type { AcknowledgedFinding } from "../guardrails/acknowledgement";
import type { Finding, Severity } from "../guardrails/finding";
import type { Rule } from "../guardrails/rule";
import type { Check } from "../review/check";
import { NOWHERE, relativeFile } from "./check-codequality";
import { plain } from "./plain";

/** SARIF's words (2.1.0, 3.27.10). */
const LEVELS: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

export interface SarifTool {
  /** Version of this package. */
  readonly version: string;
  /** Every rule that was judged. */
  readonly rules: readonly Rule[];
}

/**
 * The findings as SARIF 2.1.0: one result each, acknowledged ones suppressed. Fingerprints hold no line number, so that a moved
 * line is no new result.
 */
export function checkSarif(
  { findings, acknowledged }: Pick<Check, "findings" | "acknowledged">,
  { version, rules }: SarifTool,
): string {
  const driver = {
    name: "gitlab-federation",
    semanticVersion: version,
    rules: [...rules].sort((a, b) => (a.id < b.id ? -1 : 1)).map(descriptor),
  };
  const results = [...findings.map((f) => resultOf(f)), ...acknowledged.map(suppressed)];
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptor({ id, severity, title, why, fix }: Rule): object {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why}\n\nFix: ${fix}` },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultOf(finding: Finding): object {
  const { rule, severity, stack, address, message, given, allowed, fix, fingerprint } = finding;
  const details = [
    message,
    ...(given === undefined ? [] : [`given: ${given}`]),
    ...(allowed === undefined ? [] : [`allowed: ${allowed}`]),
    `fix: ${fix}`,
  ];
  return {
    ruleId: rule,
    level: LEVELS[severity],
    message: { text: plain(details.join("; ")) },
    locations: [{ ...placeOf(finding), logicalLocations: [logical(stack, address)] }],
    partialFingerprints: { "gitlabFederation/v1": fingerprint },
  };
}

/** Readers drop a result without a file, so there always is one. */
function placeOf({ location }: Finding): object {
  const region = location?.line === undefined ? {} : { region: { startLine: location.line } };
  const uri = uriOf(relativeFile(location?.file ?? NOWHERE));
  return { physicalLocation: { artifactLocation: { uri }, ...region } };
}

function logical(stack: string, address: string): object {
  const fullyQualifiedName = plain(stack === "" ? address : `${stack}:${address}`);
  return { fullyQualifiedName, kind: "resource" };
}

/** A file name as a relative reference of RFC 3986: a colon before the first slash would be taken for a scheme. */
function uriOf(file: string): string {
  return file
    .replace(/\\/g, "/")
    .replace(/\p{Cs}/gu, "\uFFFD")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
}

function suppressed({ finding, acknowledgement }: AcknowledgedFinding): object {
  const { reason, until } = acknowledgement;
  const justification = until === undefined ? reason : `${reason} (until ${until})`;
  return {
    ...resultOf(finding),
    suppressions: [{ kind: "external", status: "accepted", justification: plain(justification) }],
  };
}

import { InputError, type Issuer } from "../core";
import type { Finding } from "../guardrails/finding";
import { parseJson } from "../terraform";
import { member } from "../terraform/json";
import { optional, reasonOf } from "./acknowledgements";
import { Fields } from "./fields";
import { markIn, type ProductionMark } from "./production-mark";

/** Name of the file that constructs write beside `cdk.tf.json`. */
export const SIDE_FILE = "federation.json";

type Location = NonNullable<Finding["location"]>;

/** A reason given in the program: for a construct and everything below it, or for one address or finding. */
export interface SideAcknowledgement {
  readonly rule: string;
  readonly reason: string;
  readonly until?: string;
  /** Set where a loud word of the program says it: then it need not accept anything. */
  readonly implied?: true;
  /** Construct path. */
  readonly path?: string;
  readonly address?: string;
  readonly fingerprint?: string;
}

/** What Terraform cannot carry. It adds words and acknowledgements and never changes who has access. */
export interface SideFile {
  /** The GitLab that the program names. @default - not said */
  readonly gitlab?: Issuer;
  readonly acknowledgements: readonly SideAcknowledgement[];
  /**
   * What the program calls production, for its own stack.
   * @default - nothing
   */
  readonly production?: readonly ProductionMark[];
  /** Source lines by construct path or Terraform address. */
  readonly locations: ReadonlyMap<string, Location>;
}

/**
 * Reads `federation.json`. Members it does not know are left to their readers.
 * @throws InputError ERR_INPUT_JSON, ERR_INPUT_SHAPE
 */
export function parseSideFile(text: string, where: string): SideFile {
  const file = new Fields(parseJson(text, where), where);
  const version = file.get("schemaVersion");
  if (version !== 1) {
    throw new InputError("ERR_INPUT_SHAPE", "the side file has a schemaVersion that is not known", {
      ...(typeof version === "number" ? { given: String(version) } : {}),
      allowed: "1",
      fix: "synthesize again with the version of the package that reads it",
      where,
    });
  }
  const gitlab = issuerIn(file.get("gitlab"));
  const production = file.list("production").map(markIn);
  return {
    ...(gitlab === undefined ? {} : { gitlab }),
    acknowledgements: file.list("acknowledgements").map(acknowledgementOf),
    ...(production.length === 0 ? {} : { production }),
    locations: new Map([...reasonLocations(file), ...plainLocations(file)]),
  };
}

const KINDS = ["gitlab.com", "self-managed", "dedicated"] as const;
const TIERS = ["free", "premium", "ultimate"] as const;

/** The instance, where the file has all of it. */
function issuerIn(value: unknown): Issuer | undefined {
  const text = (name: string): string => {
    const found = member(value, name);
    return typeof found === "string" ? found : "";
  };
  const kind = KINDS.find((k) => k === text("kind"));
  const tier = TIERS.find((t) => t === text("tier"));
  const [url, host, version] = [text("url"), text("host"), text("version")];
  if (kind === undefined || tier === undefined || !/^\d+\.\d+$/.test(version)) return undefined;
  return url === "" || host === "" ? undefined : { kind, url, host, version, tier };
}

function acknowledgementOf(entry: Fields): SideAcknowledgement {
  const subject = {
    ...optional("path", entry.optionalText("path")),
    ...optional("address", entry.optionalText("address")),
    ...optional("fingerprint", entry.optionalText("fingerprint")),
  };
  if (Object.keys(subject).length === 0) {
    throw new InputError(
      "ERR_INPUT_SHAPE",
      "an acknowledgement names no construct path, address or fingerprint",
      {
        where: entry.where,
      },
    );
  }
  const implied = entry.optionalFlag("implied") === true ? ({ implied: true } as const) : {};
  return { ...subject, ...reasonOf(entry), ...implied };
}

function reasonLocations(file: Fields): readonly (readonly [string, Location])[] {
  return file.list("reasons").flatMap((entry) => {
    const location = entry.optionalText("location");
    return location === undefined ? [] : [[entry.text("path"), locationOf(location)] as const];
  });
}

function plainLocations(file: Fields): readonly (readonly [string, Location])[] {
  return file.entries("locations").map(([name, entry]) => {
    const line = entry.optionalCount("line");
    return [name, { file: entry.text("file"), ...(line === undefined ? {} : { line }) }];
  });
}

/** `main.ts:31`, where the line may be missing. */
function locationOf(text: string): Location {
  const found = /^(.+):(\d+)$/.exec(text);
  return found === null ? { file: text } : { file: found[1] ?? text, line: Number(found[2]) };
}

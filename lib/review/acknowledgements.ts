import { InputError } from "../core";
import type { Acknowledgement } from "../guardrails/acknowledgement";
import { parseJson } from "../terraform";
import { isDay } from "./days";
import { Fields } from "./fields";

/**
 * Reads a file of acknowledgements: `{"acknowledgements": [...]}` or the bare list of
 * `{rule, address?, fingerprint?, stack?, reason, until?}`, address or fingerprint given.
 * @throws InputError ERR_INPUT_JSON, ERR_INPUT_SHAPE
 */
export function parseAcknowledgements(text: string, where: string): readonly Acknowledgement[] {
  const json = parseJson(text, where);
  const file = new Fields(Array.isArray(json) ? { acknowledgements: json } : json, where);
  file.only(["schemaVersion", "acknowledgements"]);
  if (!file.has("acknowledgements")) {
    throw new InputError("ERR_INPUT_SHAPE", "there is no list of acknowledgements", {
      allowed: '{"acknowledgements": [{"rule", "address", "reason", "until"}]}',
      where,
    });
  }
  return file.list("acknowledgements").map((entry) => {
    entry.only(["rule", "address", "fingerprint", "stack", "reason", "until"]);
    if (!entry.has("address") && !entry.has("fingerprint")) {
      throw new InputError(
        "ERR_INPUT_SHAPE",
        "an acknowledgement names neither address nor fingerprint",
        {
          fix: "name the address of the finding it accepts",
          where: entry.where,
        },
      );
    }
    return {
      ...optional("address", entry.optionalText("address")),
      ...optional("fingerprint", entry.optionalText("fingerprint")),
      ...optional("stack", entry.optionalText("stack")),
      ...reasonOf(entry),
    };
  });
}

/** Rule, reason and last day of an acknowledgement. */
export function reasonOf(entry: Fields): Pick<Acknowledgement, "rule" | "reason" | "until"> {
  const rule = entry.text("rule");
  if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(rule)) {
    throw new InputError("ERR_INPUT_SHAPE", "rule is not a rule id", {
      given: JSON.stringify(rule),
      allowed: "area/name, such as trust/any-ref",
      where: entry.where,
    });
  }
  const until = entry.optionalText("until");
  if (until !== undefined && !isDay(until)) {
    throw new InputError("ERR_INPUT_SHAPE", "until is not a day", {
      given: JSON.stringify(until),
      allowed: "YYYY-MM-DD",
      where: entry.where,
    });
  }
  return { rule, reason: entry.text("reason"), ...optional("until", until) };
}

/** A member that is left out where there is nothing to say. */
export function optional<Name extends string>(
  name: Name,
  value: string | undefined,
): { readonly [member in Name]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [member in Name]: string });
}

import { InputError } from "../core/errors";
import { isConfigurationKey, readConfiguration } from "./configuration";
import { type JsonObject, MAX_DEPTH, isObject } from "./json";
import { isTooDeep } from "./json-depth";
import { readPlan } from "./plan";
import { requiredProviders } from "./required-providers";
import type { Stack } from "./resource";
import { readState } from "./state";

/** Where the JSON comes from. */
export interface StackOptions {
  /** The cdktf stack's name, else the folder relative to the given path. */
  readonly name: string;
  /** The file, relative to the given path; `""` for a value in memory. */
  readonly file: string;
}

/**
 * Reads Terraform JSON of any of three kinds, which it recognises: configuration (`cdk.tf.json`, `*.tf.json`), and
 * `terraform show -json` of a plan or a state. What it does not understand is listed in the stack.
 *
 * @throws InputError `ERR_INPUT_SHAPE` where it is none of the three, of a format version that is not known, or nested
 *   deeper than 200 levels
 */
export function readStack(json: unknown, options: StackOptions): Stack {
  const stack = readAny(json, options);
  const required = requiredProviders(json);
  return required.size === 0 ? stack : { ...stack, requiredProviders: required };
}

function readAny(json: unknown, options: StackOptions): Stack {
  if (isTooDeep(json)) throw unfit(`this JSON is nested deeper than ${MAX_DEPTH} levels`, options);
  if (Array.isArray(json) && json.length > 0 && json.every(isConfiguration)) {
    return readConfiguration(json, options);
  }
  if (!isObject(json)) throw unfit("this is no Terraform JSON", options);
  if (["format_version", "planned_values"].some((name) => Object.hasOwn(json, name))) {
    return readShown(json, options);
  }
  if (isConfiguration(json)) return readConfiguration([json], options);
  if (Object.hasOwn(json, "lineage")) {
    throw unfit(
      "this is a state file in Terraform's own format, which changes between versions",
      options,
      {
        fix: "give the output of terraform show -json",
      },
    );
  }
  throw unfit("this is neither a Terraform configuration nor a plan nor a state", options, {
    allowed: "a configuration in JSON syntax, or the output of terraform show -json",
  });
}

/** The output of `terraform show -json`: its minor versions only add, so each major version is read alike. */
function readShown(json: JsonObject, options: StackOptions): Stack {
  const version = json["format_version"];
  if (typeof version !== "string" || !/^1\.\d+$/.test(version)) {
    throw unfit(
      "this output of terraform show -json has a format version that is not known",
      options,
      {
        ...(typeof version === "string" ? { given: version } : {}),
        allowed: "1.x",
      },
    );
  }
  const has = (...names: string[]): boolean => names.some((n) => Object.hasOwn(json, n));
  if (has("planned_values", "resource_changes", "configuration")) return readPlan(json, options);
  if (has("values")) return readState(json, options);
  const rest = Object.keys(json).filter((k) => k !== "format_version" && k !== "terraform_version");
  if (rest.length === 0) return readState(json, options);
  throw unfit("this output of Terraform is neither a plan nor a state", options, {
    allowed: "the output of terraform show -json",
  });
}

function isConfiguration(json: unknown): json is JsonObject {
  if (!isObject(json)) return false;
  const keys = Object.keys(json);
  return keys.length === 0 || keys.some(isConfigurationKey);
}

function unfit(
  problem: string,
  options: StackOptions,
  details: { readonly given?: string; readonly allowed?: string; readonly fix?: string } = {},
): InputError {
  return new InputError("ERR_INPUT_SHAPE", problem, {
    ...details,
    where: options.file === "" ? options.name : options.file,
  });
}

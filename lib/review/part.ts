import { InputError } from "../core";
import { parseJson } from "../terraform";
import { isRawState, recognise, type TerraformKind } from "./recognise";
import { fileName, shownPath, type Source } from "./source";

/** One file of Terraform JSON. */
export interface Part {
  /** The file as a reader can open it. */
  readonly file: string;
  readonly kind: TerraformKind;
  readonly json: unknown;
}

/**
 * Reads one JSON file; `undefined` where it is somebody else's. A file that was named, and one that ends in `.tf.json`, must
 * be Terraform's.
 * @throws InputError ERR_INPUT_JSON, ERR_INPUT_SHAPE
 */
export function partOf(source: Source): Part | undefined {
  const file = shownPath(source);
  const isConfigurationFile = fileName(source).endsWith(".tf.json");
  const mustBeTerraform = isConfigurationFile || source.path === "";
  if (!mustBeTerraform && mayHaveComments(source)) return undefined;
  const { json, fault } = parsed(source.text, file);
  const kind = recognise(json) ?? (isConfigurationFile ? "configuration" : undefined);
  if (!mustBeTerraform && kind !== "plan" && kind !== "state") return undefined;
  if (fault !== undefined) throw fault;
  if (kind !== undefined) return { file, kind, json };
  throw new InputError("ERR_INPUT_SHAPE", "the file is no Terraform JSON", {
    allowed: "*.tf.json, or terraform show -json of a plan or a state",
    ...(isRawState(json)
      ? { fix: "run terraform show -json and name its output: a raw state is not read" }
      : {}),
    where: file,
  });
}

/** A key given twice is a fault in Terraform's files and nobody's business in others. */
function parsed(
  text: string,
  where: string,
): { readonly json: unknown; readonly fault?: InputError } {
  try {
    return { json: parseJson(text, where) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { json: parseJson(text, where, { duplicateKeys: "allow" }), fault: error };
  }
}

/** Files that are JSON with comments by convention. */
function mayHaveComments(source: Source): boolean {
  return /^(tsconfig|jsconfig|devcontainer|\.eslintrc)\b.*\.json$/.test(fileName(source));
}

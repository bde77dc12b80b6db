import { InputError } from "../core/errors";
import { type Loaded, loadStacks } from "../review/load";
import { readSources } from "./files";

/** Where `cdktf synth` writes. */
export const DEFAULT_PATH = "cdktf.out";

/**
 * Reads the stacks under the given paths, by default those of `cdktf.out`.
 * @throws InputError
 */
export function readStacks(paths: readonly string[]): Loaded {
  if (paths.length > 0) return loadStacks(readSources(paths), paths);
  try {
    return loadStacks(readSources([DEFAULT_PATH]), [DEFAULT_PATH]);
  } catch (error) {
    if (!(error instanceof InputError) || error.details.where !== DEFAULT_PATH) throw error;
    throw new InputError("ERR_INPUT_UNREADABLE", "there is no synthesized stack in this folder", {
      fix: "run cdktf synth first, or name a folder or file of Terraform JSON",
      where: DEFAULT_PATH,
    });
  }
}

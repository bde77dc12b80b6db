import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tellParts from "./terraform/globalSetup";

/** Says which real parts are there, and gives the run one temporary folder of its own. */
export default function setup(): void {
  tellParts();
  const folder = mkdtempSync(join(tmpdir(), "federation-tests-"));
  // Some tests look at files as another user.
  chmodSync(folder, 0o755);
  process.env["TMPDIR"] = folder;
}

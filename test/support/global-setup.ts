import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tellParts from "./terraform/globalSetup";

/** Says which real parts are there, and gives the run one temporary folder of its own. */
export default function setup(): void {
  tellParts();
  process.env["TMPDIR"] = mkdtempSync(join(tmpdir(), "federation-tests-"));
}

import { rmSync } from "node:fs";

/** Removes what the tests wrote. */
export default function teardown(): void {
  const folder = process.env["TMPDIR"] ?? "";
  if (folder.includes("federation-tests-")) rmSync(folder, { recursive: true, force: true });
}

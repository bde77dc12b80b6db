import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./part";

const file = (name: string) => readFileSync(join(ROOT, "examples/pipeline", name), "utf8");

/** What `examples/pipeline` puts into a federation's repository. */
export const FEDERATION_FILES = {
  "main.ts": file("main.ts"),
  ".gitlab-ci.yml": file(".gitlab-ci.yml"),
  "federation.gitlab-ci.yml": file("federation.gitlab-ci.yml"),
  "expectations.yaml": file("expectations.yaml"),
} as const;

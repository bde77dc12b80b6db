import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Part } from "./part";
import { findPlugin, mirrorRoots } from "./plugin-mirror";

/** The path of a program on PATH, or undefined. */
export function onPath(program: string): string | undefined {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, program))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The terraform program that the tests run, or undefined where the machine has none. */
export const TERRAFORM = onPath("terraform");

export const TERRAFORM_PART: Part = {
  name: "Terraform core",
  missing: TERRAFORM === undefined ? "there is no terraform on PATH" : undefined,
  requiredBy: "REQUIRE_TERRAFORM",
};

/** The executable of the real AWS provider, from a filesystem mirror of this machine. */
export const AWS_PROVIDER = findPlugin("hashicorp", "aws", mirrorRoots());

/** moto's server, an emulated AWS. */
export const MOTO = onPath("moto_server");

export const REAL_AWS_PART: Part = {
  name: "real AWS provider on an emulated AWS",
  missing:
    TERRAFORM_PART.missing ??
    (AWS_PROVIDER === undefined
      ? "no filesystem mirror here holds hashicorp/aws (TF_PLUGIN_MIRROR names one)"
      : MOTO === undefined
        ? "there is no moto_server on PATH (Python package moto[server])"
        : undefined),
  requiredBy: "REQUIRE_REAL_AWS",
};

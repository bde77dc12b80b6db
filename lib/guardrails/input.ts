import type { GitlabModel, Identity } from "../access";
import type { Declared } from "../core";
import type { Stack } from "../terraform";
import type { Finding } from "./finding";

/** What guard rails judge: what Terraform will do, never what a program meant. */
export interface Input {
  readonly stacks: readonly Stack[];
  /** Groups, projects, links and protections. */
  readonly gitlab: GitlabModel;
  readonly declared: Declared;
  readonly identities: readonly Identity[];
  /** Where a reader finds the resource in the program. */
  place(stack: string, address: string): Pick<Finding, "constructPath" | "location">;
}

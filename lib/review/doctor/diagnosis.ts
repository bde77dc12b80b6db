/** How one thing stands: in order, worth a look, out of order, or not told by the input. */
export type Status = "ok" | "warning" | "error" | "unknown";

/** One thing that was looked at. */
export interface Diagnosis {
  /** What was looked at: `node`, `package cdktf`, `provider azuread`, `issuer https://gitlab.com`. */
  readonly name: string;
  readonly status: Status;
  /** What is in use; left out where the input does not tell. */
  readonly found?: string;
  /** What is needed, as a version range or in words. */
  readonly needed: string;
  readonly message: string;
  /** What to do; left out where nothing is. */
  readonly fix?: string;
  /** The stack it was found in; left out where it concerns the machine. */
  readonly stack?: string;
}

import { FederationError } from "../../lib/core";

/** The error of an action that must fail, as `CODE: message`. */
export function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof FederationError) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error("nothing was refused");
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { type ErrorCode } from "../../lib/core/codes";
import { FederationError } from "../../lib/core/errors";
import {
  attribute,
  isUnknown,
  parseJson,
  readStack,
  type Resource,
  type Stack,
  type Value,
} from "../../lib/terraform";

/** Text of a real document that Terraform 1.11.4 wrote on stub providers (test/fixtures/terraform). */
export function fixtureText(file: string): string {
  return readFileSync(join(__dirname, "../fixtures/terraform", file), "utf8");
}

/** A real document as a stack. */
export function fixture(file: string): Stack {
  return stackOf(parseJson(fixtureText(file), file), file);
}

export function stackOf(json: unknown, file = "cdk.tf.json"): Stack {
  return readStack(json, { name: "shop", file });
}

/** The resource of an address, which must be there once. */
export function at(stack: Stack, address: string): Resource {
  const found = stack.resources.filter((r) => r.address === address);
  expect(found.map((r) => r.address)).toEqual([address]);
  return found[0]!;
}

/** An attribute of a resource; text with `${…}` where it is unknown. */
export function shown(resource: Resource, name: string): unknown {
  return plain(attribute(resource.values, name));
}

/** A value with texts in place of every `Unknown`. */
export function plain(value: Value | undefined): unknown {
  if (isUnknown(value)) return { unknown: value.toString() };
  if (Array.isArray(value)) return (value as readonly Value[]).map(plain);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value as Record<string, Value>).map(([k, v]) => [k, plain(v)]),
    );
  }
  return value;
}

/** Asserts the error's code and its whole message. */
export function expectError(run: () => unknown, code: ErrorCode, message: string): void {
  const error = thrownBy(run);
  expect(error).toBeInstanceOf(FederationError);
  expect({ code: (error as FederationError).code, message: (error as Error).message }).toEqual({
    code,
    message,
  });
}

/** What a call throws; `undefined` where it returns. */
export function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

import { parseJson, readStack, type Stack } from "../terraform";

/** A stack as cdktf writes it: the construct itself, or the object of its `cdk.tf.json`. */
export type SynthesizedStack =
  { readonly toTerraform: () => unknown } | { readonly terraform: object };

/** What the stack matchers take: a synthesized stack, other Terraform JSON as object or text, or a stack that was read. */
export type StackSubject = SynthesizedStack | Stack | object | string;

/**
 * Reads a stack.
 * @throws InputError ERR_INPUT_SHAPE, ERR_INPUT_JSON
 */
export function stackOf(subject: StackSubject): Stack {
  if (typeof subject === "object" && "notUnderstood" in subject) return subject;
  const json = typeof subject === "string" ? parseJson(subject, "stack") : terraformOf(subject);
  return readStack(JSON.parse(JSON.stringify(json)), { name: "stack", file: "cdk.tf.json" });
}

function terraformOf(subject: object): unknown {
  if ("toTerraform" in subject && typeof subject.toTerraform === "function") {
    return (subject as { readonly toTerraform: () => unknown }).toTerraform();
  }
  return subject;
}

import { type AwsDocument, findDocuments, parsePolicy, type Policy } from "../relying-parties/aws";
import type { Resource, Stack } from "../terraform";
import type { Violation } from "./finding";
import type { Input } from "./input";

/** The trust policy of an IAM role, taken apart. */
export interface AwsTrust {
  readonly stack: string;
  readonly document: AwsDocument;
  readonly policy: Policy;
  /** `undefined` for a policy document that no role is known to use. */
  readonly role: Resource | undefined;
}

const made = new WeakMap<Stack, readonly AwsTrust[]>();

/** Every trust policy that concerns web identity tokens. */
export function* awsTrusts(input: Input): Iterable<AwsTrust> {
  for (const stack of input.stacks) {
    const known = made.get(stack) ?? trustsOf(stack);
    made.set(stack, known);
    yield* known;
  }
}

function trustsOf(stack: Stack): readonly AwsTrust[] {
  const documents = findDocuments(stack);
  const [first] = documents;
  const roles = new Map(
    (first?.stack.resources ?? [])
      .filter((r) => r.type === "aws_iam_role")
      .map((r) => [r.address, r]),
  );
  return documents.map((document) => ({
    stack: stack.name,
    document,
    policy: parsePolicy(document.policy),
    role: roles.get(document.identity),
  }));
}

/** A violation in a trust policy. */
export function inTrust(
  { stack, document }: AwsTrust,
  said: Omit<Violation, "stack" | "address">,
): Violation {
  return { stack, address: document.identity, ...said };
}

import {
  type Authenticator,
  type Binding,
  type BindingDocument,
  findAuthenticators,
  findDocuments,
  isGitlab,
} from "../relying-parties/kubernetes";
import type { Violation } from "./finding";
import type { Input } from "./input";

/** An authenticator of a GitLab instance, with the stack that holds it. */
export interface PlacedAuthenticator {
  readonly stack: string;
  readonly authenticator: Authenticator;
}

/** Every authenticator that accepts the tokens of a GitLab instance, or may. */
export function* gitlabAuthenticators(input: Input): Iterable<PlacedAuthenticator> {
  for (const stack of input.stacks) {
    for (const authenticator of findAuthenticators(stack)) {
      if (isGitlab(authenticator)) yield { stack: stack.name, authenticator };
    }
  }
}

/** A binding that tokens of an authenticator can concern. */
export interface PlacedBinding {
  readonly stack: string;
  readonly binding: Binding;
  readonly document: BindingDocument;
}

/** Every RBAC binding that GitLab's tokens can concern. */
export function* gitlabBindings(input: Input): Iterable<PlacedBinding> {
  for (const stack of input.stacks) {
    for (const document of findDocuments(stack)) {
      if (document.kind === "binding") {
        yield { stack: stack.name, binding: document.binding, document };
      }
    }
  }
}

/** A violation at an authenticator. */
export function atAuthenticator(
  { stack, authenticator }: PlacedAuthenticator,
  said: Omit<Violation, "stack" | "address">,
): Violation {
  return { stack, address: authenticator.address, ...said };
}

/** A violation at a binding. */
export function atBinding(
  { stack, binding }: PlacedBinding,
  said: Omit<Violation, "stack" | "address">,
): Violation {
  return { stack, address: binding.identity, ...said };
}

import { type Declared, isOpaque, tieProjects } from "../core";
import { identityDocuments } from "../relying-parties";
import type { IdentityDocument } from "../relying-parties/identity-document";
import type { Stack } from "../terraform";
import { declaredWithin } from "./declared";
import { gitlabModel } from "./gitlab-model";
import type { Identity } from "./identity";

/** The identities of all stacks that GitLab's tokens can become, with the trusts that guard them. */
export function identitiesOf(stacks: readonly Stack[], declared: Declared): readonly Identity[] {
  return stacks.flatMap((stack) => {
    const own = ownDeclared(stack, stacks, declared);
    return identityDocuments(stack).map((document) => identityOf(document, stack, own));
  });
}

/** With several stacks a reference means something in its own alone. */
function ownDeclared(stack: Stack, stacks: readonly Stack[], declared: Declared): Declared {
  const ambiguous =
    stacks.length > 1 && declared.projects.some((p) => p.id !== undefined && isOpaque(p.id));
  return ambiguous ? declaredWithin(stack.name, declared, gitlabModel([stack])) : declared;
}

function identityOf(document: IdentityDocument, stack: Stack, declared: Declared): Identity {
  const reading = document.read(declared);
  return {
    stack: stack.name,
    address: document.identity,
    name: document.name,
    relyingParty: document.relyingParty,
    reading: { ...reading, trust: tieProjects(reading.trust, declared) },
    ...document.holdings(),
    ...(document.besides === undefined ? {} : { besides: document.besides }),
  };
}

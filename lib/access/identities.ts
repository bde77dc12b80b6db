import { type Declared, isOpaque, tieProjects } from "../core";
import { type AwsDocument, findDocuments, policiesOfRole, read } from "../relying-parties/aws";
import { attribute, isUnknown, type Resource, type Stack } from "../terraform";
import { declaredWithin } from "./declared";
import { gitlabModel } from "./gitlab-model";
import type { Identity } from "./identity";
import { administratorReason, permissionWords } from "./permissions";

/** The identities of all stacks that GitLab's tokens can become, with the trusts that guard them. */
export function identitiesOf(stacks: readonly Stack[], declared: Declared): readonly Identity[] {
  return stacks.flatMap((stack) => {
    const own = ownDeclared(stack, stacks, declared);
    return findDocuments(stack).map((document) => awsIdentity(document, stack, own));
  });
}

/** With several stacks a reference means something in its own alone. */
function ownDeclared(stack: Stack, stacks: readonly Stack[], declared: Declared): Declared {
  const ambiguous =
    stacks.length > 1 && declared.projects.some((p) => p.id !== undefined && isOpaque(p.id));
  return ambiguous ? declaredWithin(stack.name, declared, gitlabModel([stack])) : declared;
}

function awsIdentity(document: AwsDocument, stack: Stack, declared: Declared): Identity {
  const reading = read(document, declared);
  const policies = policiesOfRole(stack, document.identity);
  return {
    stack: stack.name,
    address: document.identity,
    name: nameOf(document),
    relyingParty: "aws",
    reading: { ...reading, trust: tieProjects(reading.trust, declared) },
    permissions: permissionWords(policies),
    administrator: administratorReason(policies),
  };
}

/** The role's name as AWS will show it, else its address. */
function nameOf({ identity, stack }: AwsDocument): string {
  const role = byAddress(stack).get(identity);
  const text = (name: string): string | undefined => {
    const value = role && attribute(role.values, name);
    if (isUnknown(value) && value.references.length > 0) return value.toString();
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const prefix = text("name_prefix");
  return text("name") ?? (prefix === undefined ? identity : `${prefix}…`);
}

const addresses = new WeakMap<Stack, ReadonlyMap<string, Resource>>();

function byAddress(stack: Stack): ReadonlyMap<string, Resource> {
  const known = addresses.get(stack);
  if (known !== undefined) return known;
  const made = new Map(stack.resources.map((r) => [r.address, r]));
  addresses.set(stack, made);
  return made;
}

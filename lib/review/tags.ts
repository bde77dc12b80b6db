import {
  attribute,
  isMap,
  isUnknown,
  type Manifest,
  type Resource,
  resourceAt,
  type Stack,
  targetsOf,
  type Value,
} from "../terraform";
import { referencesIn } from "../terraform/substitute";
import { isList } from "../terraform/value";

/** A tag of AWS and Azure, or a label of Google and Kubernetes. */
export interface Tag {
  readonly tag: string;
  readonly value: string;
}

/** What holds the trust or who is trusted: what is named there is not what the identity stands for. */
const TRUST: ReadonlySet<string> = new Set([
  "assume_role_policy",
  "member",
  "members",
  "condition",
  "audience",
  "audiences",
  "issuer",
  "subject",
  "backend",
  "bound_audiences",
  "bound_claims",
  "bound_subject",
]);

const TAGS = ["tags", "tags_all", "labels", "effective_labels"] as const;

/**
 * Whether an identity has a tag: on its own resource, or on a resource or data source that it names outside of its trust
 * (the service account of a binding, the bucket of a grant). Tags that are not known before apply count.
 */
export function hasTag(stack: Stack, address: string, tag: Tag): boolean {
  const own = resourceAt(stack, address);
  if (own === undefined) {
    return manifestsAt(stack, address).some(({ value }) => holds(labelsOf(value), tag));
  }
  return [own, ...namedBy(own, stack)].some((resource) =>
    tagsOf(resource, stack).some((tags) => holds(tags, tag)),
  );
}

function manifestsAt({ manifests = [] }: Stack, address: string): readonly Manifest[] {
  return manifests.filter(({ file, name = "" }) => `${file}#${name}` === address);
}

function namedBy({ values, references }: Resource, stack: Stack): readonly Resource[] {
  const names = [
    ...Object.entries(values).flatMap(([name, value]) =>
      TRUST.has(name) ? [] : referencesIn(value),
    ),
    ...Object.entries(references).flatMap(([name, listed]) => (TRUST.has(name) ? [] : listed)),
  ];
  return [...new Set(names)].flatMap(
    (name) =>
      targetsOf(name)
        .map(({ head }) => resourceAt(stack, head))
        .find((resource) => resource !== undefined) ?? [],
  );
}

function tagsOf(resource: Resource, stack: Stack): readonly (Value | undefined)[] {
  return [
    // What is left open there is what `tags` and the provider's defaults say (provider docs of hashicorp/aws, "default_tags").
    ...TAGS.map((name) => attribute(resource.values, name)).filter(
      (tags, index) => index === 0 || !isUnknown(tags),
    ),
    ...blocks(attribute(resource.values, "metadata")).map((block) => attribute(block, "labels")),
    ...defaultTags(resource, stack),
  ];
}

function defaultTags({ provider }: Resource, { providers }: Stack): readonly (Value | undefined)[] {
  return providers
    .filter(({ type, alias }) => (alias === undefined ? type : `${type}.${alias}`) === provider)
    .flatMap(({ values }) =>
      ["default_tags", "default_labels"].flatMap((name) => {
        const given = attribute(values, name);
        return blocks(given).map((block) => attribute(block, "tags") ?? block);
      }),
    );
}

function labelsOf(manifest: Value): Value | undefined {
  return attribute(attribute(manifest, "metadata"), "labels");
}

/** A block is written as one object or as a list of them. */
function blocks(value: Value | undefined): readonly (Value | undefined)[] {
  return isList(value) ? value : [value];
}

function holds(tags: Value | undefined, { tag, value }: Tag): boolean {
  if (isUnknown(tags)) return true;
  const found = isMap(tags) ? attribute(tags, tag) : undefined;
  return isUnknown(found) || found === value;
}

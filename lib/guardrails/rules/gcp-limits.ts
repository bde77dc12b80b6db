import { ATTRIBUTE_KEY, type GcpProvider, LIMITS } from "../../relying-parties/gcp";
import type { Value } from "../../terraform";
import { atProvider, poolProviders } from "../gcp-trusts";
import type { Rule } from "../rule";

interface Passed {
  readonly message: string;
  readonly allowed: string;
  readonly subject: string;
}

export const gcpLimits: Rule = {
  id: "gcp/limits",
  severity: "error",
  title: "A pool provider passes a limit of Google, and cannot be created.",
  why: "A condition has at most 4,096 characters, a mapping 2,048; there are at most 50 attributes of one's own, named with lower-case letters, digits and _, and 10 audiences of 256 characters; google.subject must be mapped (cloud.google.com/iam, REST projects.locations.workloadIdentityPools.providers).",
  fix: "name projects by id, use in [...] instead of a row of ==, or spread the identities over several pools",
  *check(input) {
    for (const placed of poolProviders(input)) {
      for (const passed of limitsOf(placed.provider)) yield atProvider(placed, passed);
    }
  },
};

function* limitsOf(provider: GcpProvider): Iterable<Passed> {
  const { audiences, condition, mapping } = provider;
  yield* tooLong("attribute_condition", condition, LIMITS.condition);
  if (mapping !== undefined) yield* mappingLimits(mapping);
  if ((audiences?.length ?? 0) > LIMITS.audiences) {
    yield {
      message: `the provider has ${audiences?.length ?? 0} audiences`,
      allowed: `up to ${LIMITS.audiences}`,
      subject: "allowed_audiences",
    };
  }
  for (const audience of audiences ?? []) {
    yield* tooLong("an audience", audience, LIMITS.audience);
  }
}

function* mappingLimits(mapping: ReadonlyMap<string, Value>): Iterable<Passed> {
  const own = [...mapping.keys()].filter((key) => !key.startsWith("google."));
  if (own.length > LIMITS.attributes) {
    yield {
      message: `the provider maps ${own.length} attributes of its own`,
      allowed: `up to ${LIMITS.attributes}`,
      subject: "attribute_mapping",
    };
  }
  if (!mapping.has("google.subject")) {
    yield {
      message: "google.subject is not mapped",
      allowed: "a text of 1 to 127 bytes for every token",
      subject: "google.subject",
    };
  }
  for (const [key, expression] of mapping) {
    yield* tooLong(`the mapping of ${key}`, expression, LIMITS.mapping);
    if (key === "google.subject" || key === "google.groups" || ATTRIBUTE_KEY.test(key)) continue;
    yield {
      message: `${key} is no attribute that a provider can map`,
      allowed:
        "google.subject, google.groups, attribute.NAME with lower-case letters, digits and _",
      subject: key,
    };
  }
}

function* tooLong(what: string, value: Value | undefined, limit: number): Iterable<Passed> {
  if (typeof value !== "string" || Array.from(value).length <= limit) return;
  yield {
    message: `${what} has ${Array.from(value).length} characters`,
    allowed: `up to ${limit}`,
    subject: what,
  };
}

import { attribute, isMap, type Value } from "../../terraform";
import { list } from "../blocks";

/** A field and what may stand in it; an empty object: nothing is looked into. */
interface Fields {
  readonly [name: string]: Fields;
}

const LEAF: Fields = {};
const leaves = (...names: readonly string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, LEAF]));

/** Fields of kubernetes.io, reference/config-api/apiserver-config.v1. */
const FIELDS: Fields = {
  ...leaves("apiVersion", "kind"),
  jwt: {
    issuer: leaves(
      "url",
      "discoveryURL",
      "certificateAuthority",
      "audiences",
      "audienceMatchPolicy",
      "egressSelectorType",
    ),
    claimValidationRules: leaves("claim", "requiredValue", "expression", "message"),
    claimMappings: {
      username: leaves("claim", "prefix", "expression"),
      groups: leaves("claim", "prefix", "expression"),
      uid: leaves("claim", "expression"),
      extra: leaves("key", "valueExpression"),
    },
    userValidationRules: leaves("expression", "message"),
  },
  anonymous: { enabled: LEAF, conditions: leaves("path") },
};

/** A field that the API server does not know, and refuses. */
export interface UnknownField {
  /** `claimMappings.user` */
  readonly path: string;
  /** Index of the authenticator; left out outside of one. */
  readonly at?: number;
}

/** The fields of an AuthenticationConfiguration that no API server knows. */
export function unknownFields(value: Value): readonly UnknownField[] {
  const outer = { ...FIELDS, jwt: LEAF };
  const entries = list(attribute(value, "jwt")) ?? [];
  return [
    ...unknownIn(value, outer, "").map((path) => ({ path })),
    ...entries.flatMap((entry, at) =>
      unknownIn(entry, FIELDS["jwt"] ?? LEAF, "").map((path) => ({ path, at })),
    ),
  ];
}

function unknownIn(value: Value | undefined, fields: Fields, path: string): readonly string[] {
  if (Object.keys(fields).length === 0) return [];
  if (Array.isArray(value)) {
    return (value as readonly Value[]).flatMap((item, i) =>
      unknownIn(item, fields, `${path}[${i}]`),
    );
  }
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const own = path === "" ? name : `${path}.${name}`;
    return Object.hasOwn(fields, name) ? unknownIn(inner, fields[name] ?? LEAF, own) : [own];
  });
}

import { COMMENT, type Note } from "./blocks";
import { decodeConfiguration } from "./decode";
import { type JsonObject, entriesOf, isObject, listOf, member, textOf, texts } from "./json";
import { addressOf } from "./names";
import { expand } from "./repeat";
import type { Repeated, Resource } from "./resource";

/** Arguments that Terraform itself reads in every resource: no attributes. */
const META = [
  "count",
  "for_each",
  "provider",
  "depends_on",
  "lifecycle",
  "connection",
  "provisioner",
];

/**
 * One resource or data source of a JSON configuration, as its instances where `count` or `for_each` is literal. Arguments that
 * Terraform itself reads are no attributes.
 */
export function readResource(
  mode: "managed" | "data",
  type: string,
  name: string,
  body: JsonObject,
  note: Note,
): readonly Resource[] {
  const address = addressOf("", mode, type, name);
  const values = Object.fromEntries(
    Object.entries(body)
      .filter(([k]) => k !== COMMENT && !META.includes(k))
      .map(([k, v]) => [k, decodeConfiguration(v)]),
  );
  const dynamic = [...new Set(dynamicBlocks(body))];
  if (dynamic.length > 0) {
    note(
      `${address} makes its blocks ${dynamic.map((d) => JSON.stringify(d)).join(", ")} by "dynamic", which is not evaluated.`,
    );
  }
  const path = textOf(member(member(body, COMMENT), "metadata"), "path");
  const repeated = repeatedOf(body);
  return expand({
    address,
    module: "",
    mode,
    type,
    name,
    values,
    references: {},
    provider: textOf(body, "provider") ?? providerOf(type),
    dependsOn: texts(listOf(body, "depends_on")),
    ...(path === undefined ? {} : { constructPath: path }),
    ...(repeated === undefined ? {} : { repeated }),
  });
}

function repeatedOf(body: JsonObject): Repeated | undefined {
  const count = member(body, "count");
  if (count !== undefined) return { count: decodeConfiguration(count) };
  const forEach = member(body, "for_each");
  return forEach === undefined ? undefined : { forEach: decodeConfiguration(forEach) };
}

/** The block types made by `dynamic` anywhere in a body. */
function dynamicBlocks(json: unknown): readonly string[] {
  if (Array.isArray(json)) return json.flatMap(dynamicBlocks);
  return entriesOf(json).flatMap(([name, inner]) =>
    name === "dynamic" && isObject(inner) ? Object.keys(inner) : dynamicBlocks(inner),
  );
}

/** The provider that Terraform takes for a resource type without a `provider` argument. */
export function providerOf(type: string): string {
  return type.split("_", 1)[0] ?? type;
}

/** The schema of a Terraform provider, in the words of the provider protocol. */

/** Terraform's types in the notation that the protocol uses: `"string"`, `["set", "string"]`, `["object", { … }]`. */
export type ValueType =
  | "string"
  | "number"
  | "bool"
  | "dynamic"
  | readonly ["list" | "set" | "map", ValueType]
  | readonly ["object", { readonly [name: string]: ValueType }];

export type Nesting = "SINGLE" | "LIST" | "SET" | "MAP";

/** An argument or a read-only attribute: of a plain type, or an object with attributes of its own. */
export interface Attribute {
  readonly name: string;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly type?: ValueType;
  readonly nested?: { readonly nesting: Nesting; readonly attributes: readonly Attribute[] };
}

export interface NestedBlock {
  readonly typeName: string;
  readonly nesting: Nesting;
  readonly minItems: number;
  /** 0 = any number. */
  readonly maxItems: number;
  readonly block: Block;
}

export interface Block {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly NestedBlock[];
}

/** One provider with the types that are asked for. */
export interface ProviderSchema {
  /** As the stack names it in `required_providers`: `aws`, `gitlabhq/gitlab`. */
  readonly source: string;
  readonly provider: Block;
  readonly resources: Readonly<Record<string, Block>>;
  readonly dataSources: Readonly<Record<string, Block>>;
}

/** The object type of a block's or nested attribute's content. */
export function objectType(block: Block): ValueType {
  return [
    "object",
    Object.fromEntries([
      ...block.attributes.map((a) => [a.name, attributeType(a)] as const),
      ...block.blocks.map((b) => [b.typeName, nestedType(b.nesting, objectType(b.block))] as const),
    ]),
  ];
}

function attributeType(attribute: Attribute): ValueType {
  if (attribute.nested === undefined) return attribute.type ?? "dynamic";
  const { nesting, attributes } = attribute.nested;
  return nestedType(nesting, objectType({ attributes, blocks: [] }));
}

function nestedType(nesting: Nesting, element: ValueType): ValueType {
  if (nesting === "SINGLE") return element;
  return [({ LIST: "list", SET: "set", MAP: "map" } as const)[nesting], element];
}

/**
 * The block without attributes of type `dynamic`, which become strings: Terraform refuses `dynamic` inside a set block.
 */
export function withoutDynamic(block: Block): Block {
  return {
    attributes: block.attributes.map((a) => {
      if (a.nested !== undefined) {
        const inner = withoutDynamic({ attributes: a.nested.attributes, blocks: [] });
        return { ...a, nested: { ...a.nested, attributes: inner.attributes } };
      }
      return a.type === "dynamic" ? { ...a, type: "string" } : a;
    }),
    blocks: block.blocks.map((b) => ({ ...b, block: withoutDynamic(b.block) })),
  };
}

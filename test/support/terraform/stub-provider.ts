import { isDeepStrictEqual } from "node:util";
import { madeValue } from "./made-value";
import { fill, markUnknown } from "./planned-value";
import type { Attribute, Block, ProviderSchema } from "./provider-schema";
import { asStored, withoutSame } from "./stored-value";
import {
  decode,
  encode,
  isObject,
  isUnknown,
  type WireMessage,
  type WireObject,
  type WireValue,
} from "./wire-value";

/** What a stub provider is told beyond its schema; plain data, since the stub runs in a process of its own. */
export interface StubOptions {
  /** By type: attributes whose change replaces the resource. @default none */
  readonly forceNew?: Readonly<Record<string, readonly string[]>>;
  /** By type: computed attributes whose value is known in the plan already. @default none */
  readonly knownAtPlan?: Readonly<Record<string, readonly string[]>>;
  /** By type: values of computed attributes in place of made ones, for example a project's id. @default none */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
}

interface Requests {
  readonly StoredState: { readonly raw: { readonly json: Uint8Array } };
  readonly CurrentState: { readonly typeName: string; readonly state: WireMessage };
  readonly Config: { readonly typeName: string; readonly config: WireMessage };
  readonly Proposal: {
    readonly typeName: string;
    readonly prior: WireMessage;
    readonly proposed: WireMessage;
  };
  readonly Planning: { readonly typeName: string; readonly planned: WireMessage };
  readonly ImportId: { readonly typeName: string; readonly id: string };
}

/** The calls of the provider protocol, as functions of the decoded request. */
export function stubProvider(schema: ProviderSchema, options: StubOptions) {
  const blockOf = (kind: "resource" | "data", type: string): Block => {
    const block = (kind === "resource" ? schema.resources : schema.dataSources)[type];
    if (block === undefined) throw new Error(`the stub has no ${kind} ${type}`);
    return block;
  };
  const make =
    (kind: "resource" | "data", type: string) => (attribute: Attribute, object: WireObject) =>
      options.values?.[type]?.[attribute.name] ?? madeValue(kind, type, attribute, object);

  return {
    GetProviderSchema: () => ({
      provider: { block: wireBlock(schema.provider) },
      resources: wireSchemas(schema.resources),
      dataSources: wireSchemas(schema.dataSources),
    }),
    ValidateProviderConfig: () => ({}),
    ConfigureProvider: () => ({}),
    ValidateResourceConfig: () => ({}),
    ValidateDataResourceConfig: () => ({}),
    StopProvider: () => ({}),

    UpgradeResourceState: ({ raw }: Requests["StoredState"]) => ({ state: { json: raw.json } }),
    ReadResource({ typeName, state: message }: Requests["CurrentState"]) {
      const state = decode(message);
      return { state: isObject(state) ? encode(asStored(typeName, state)) : message };
    },

    PlanResourceChange({ typeName, prior: before, proposed: after }: Requests["Proposal"]) {
      const prior = decode(before);
      const proposed = decode(after);
      if (!isObject(proposed)) return { state: after };
      const block = blockOf("resource", typeName);
      const same = isObject(prior) ? withoutSame(typeName, proposed, prior) : proposed;
      const planned = markUnknown(block, same, prior);
      for (const attribute of block.attributes) {
        const known = options.knownAtPlan?.[typeName]?.includes(attribute.name) ?? false;
        if (known && isUnknown(planned[attribute.name])) {
          planned[attribute.name] = make("resource", typeName)(attribute, planned);
        }
      }
      const replacing = (options.forceNew?.[typeName] ?? []).filter((name) =>
        changed(prior, planned, name),
      );
      return {
        state: encode(planned),
        requiresReplace: replacing.map((attributeName) => ({ steps: [{ attributeName }] })),
      };
    },

    ApplyResourceChange({ typeName, planned: message }: Requests["Planning"]) {
      const planned = decode(message);
      if (!isObject(planned)) return { state: message };
      const made = fill(blockOf("resource", typeName), planned, make("resource", typeName));
      const stored = asStored(typeName, made);
      // Terraform lets providers of the older plug-in framework alone store another value than they planned.
      return { state: encode(stored), legacyTypeSystem: !isDeepStrictEqual(stored, made) };
    },

    ImportResourceState: ({ typeName, id }: Requests["ImportId"]) => ({
      resources: [{ typeName, state: encode({ ...empty(blockOf("resource", typeName)), id }) }],
    }),

    ReadDataSource({ typeName, config: message }: Requests["Config"]) {
      const config = decode(message);
      if (!isObject(config)) return { state: message };
      const block = blockOf("data", typeName);
      return {
        state: encode(fill(block, markUnknown(block, config, null), make("data", typeName))),
      };
    },
  };
}

const changed = (prior: WireValue, planned: WireObject, name: string) =>
  isObject(prior) && !isDeepStrictEqual(prior[name], planned[name]);

/** An object of which nothing is known. */
function empty(block: Block): WireObject {
  return Object.fromEntries([
    ...block.attributes.map((a) => [a.name, null] as const),
    ...block.blocks.map(
      (b) => [b.typeName, { SINGLE: null, MAP: {}, LIST: [], SET: [] }[b.nesting]] as const,
    ),
  ]);
}

function wireSchemas(blocks: Readonly<Record<string, Block>>) {
  return Object.fromEntries(
    Object.entries(blocks).map(([type, block]) => [type, { block: wireBlock(block) }]),
  );
}

interface WireAttribute extends Omit<Attribute, "type" | "nested"> {
  readonly type?: Buffer;
  readonly nested?: { readonly nesting: string; readonly attributes: readonly WireAttribute[] };
}

function wireAttribute({ type, nested, ...flags }: Attribute): WireAttribute {
  return nested
    ? {
        ...flags,
        nested: { nesting: nested.nesting, attributes: nested.attributes.map(wireAttribute) },
      }
    : { ...flags, type: Buffer.from(JSON.stringify(type)) };
}

interface WireBlock {
  readonly attributes: readonly WireAttribute[];
  readonly blocks: readonly { readonly typeName: string; readonly block: WireBlock }[];
}

function wireBlock(block: Block): WireBlock {
  return {
    attributes: block.attributes.map(wireAttribute),
    blocks: block.blocks.map((b) => ({ ...b, block: wireBlock(b.block) })),
  };
}

import {
  readBinding,
  writtenArguments,
  type BindingClass,
  type BindingSource,
  type WrittenArgument,
} from "./binding-source";
import { getterType, storageType } from "./binding-types";
import {
  objectType,
  withoutDynamic,
  type Attribute,
  type Block,
  type NestedBlock,
  type Nesting,
} from "./provider-schema";

type Flags = Pick<Attribute, "name" | "computed" | "optional" | "required">;
type Piece = { readonly attribute: Attribute } | { readonly nestedBlock: NestedBlock };

const ATTRIBUTE = /^\s*\/\/ (?=\w+ - computed:)/m;
const FLAGS = /^(\w+) - computed: (\w+), optional: (\w+), required: (\w+)\n/;
const COMPLEX_FIELD = /private _\w+ = new (\w+)\(this, "\w+"(?:, (true|false))?\)/;
const MAPPER = /(?:listMapperHcl|hashMapperHcl)\([\w.]+(?:, (true|false))?\)/;
const NESTING: Readonly<Record<string, Nesting>> = {
  list: "LIST",
  set: "SET",
  map: "MAP",
  struct: "SINGLE",
};

/** The schema of the one resource, data source or provider that a binding module holds. */
export function bindingBlock(folder: string): Block {
  const source = readBinding(folder);
  const main = [...source.classes.values()].find((c) =>
    ["TerraformResource", "TerraformDataSource", "TerraformProvider"].includes(c.base),
  );
  if (main === undefined) throw new Error(`${folder} holds no resource, data source or provider`);
  const written = writtenArguments(main.body.slice(main.body.indexOf("synthesizeHclAttributes()")));
  const block = blockOf(source, main, written);
  return main.base === "TerraformProvider" ? withoutAlias(block) : block;
}

/** `alias` belongs to Terraform, not to the provider. */
function withoutAlias(block: Block): Block {
  return { ...block, attributes: block.attributes.filter((a) => a.name !== "alias") };
}

function blockOf(
  source: BindingSource,
  binding: BindingClass,
  written: ReadonlyMap<string, WrittenArgument>,
): Block {
  const pieces = binding.body
    .split(ATTRIBUTE)
    .slice(1)
    .map((text) => pieceOf(source, text, written));
  return {
    attributes: pieces.flatMap((p) => ("attribute" in p ? [p.attribute] : [])),
    blocks: pieces.flatMap((p) => ("nestedBlock" in p ? [p.nestedBlock] : [])),
  };
}

function pieceOf(
  source: BindingSource,
  text: string,
  written: ReadonlyMap<string, WrittenArgument>,
): Piece {
  const flags = flagsOf(text);
  const argument = written.get(flags.name);
  const complex = COMPLEX_FIELD.exec(text);
  if (complex === null && argument?.isBlock !== true) {
    return {
      attribute: {
        ...flags,
        type: argument ? argumentType(argument) : getterType(text, flags.name),
      },
    };
  }
  const className = complex?.[1] ?? argument?.storage ?? "";
  return argument === undefined
    ? { attribute: readOnlyObject(source, flags, className, complex?.[2] === "true") }
    : nested(source, flags, argument, className);
}

function flagsOf(text: string): Flags {
  const [, name, computed, optional, required] = FLAGS.exec(text) ?? [];
  if (name === undefined) throw new Error(`not an attribute: ${text.slice(0, 60)}`);
  return {
    name,
    computed: computed === "true",
    optional: optional === "true",
    required: required === "true",
  };
}

const argumentType = ({ kind, storage }: WrittenArgument) =>
  storageType(storage, kind === "list" || kind === "set" || kind === "map" ? kind : undefined);

function readOnlyObject(
  source: BindingSource,
  flags: Flags,
  className: string,
  isSet: boolean,
): Attribute {
  const { block, base } = elementOf(source, className);
  const element = objectType(block);
  if (base === "ComplexMap") return { ...flags, type: ["map", element] };
  if (base === "ComplexList") return { ...flags, type: [isSet ? "set" : "list", element] };
  return { ...flags, type: element };
}

function nested(
  source: BindingSource,
  flags: Flags,
  argument: WrittenArgument,
  className: string,
): Piece {
  const { kind } = argument;
  const nesting = NESTING[kind];
  if (nesting === undefined) throw new Error(`${flags.name}: unknown kind of nesting ${kind}`);
  const { name, block, writer } = elementOf(source, className);
  const inner = kind === "set" ? withoutDynamic(block) : block;
  const mapper = MAPPER.exec(argument.value);
  const single = kind === "struct" && source.documentedBlocks.has(`${flags.name}:${name}`);
  if (mapper ? mapper[1] === "true" : kind === "list" || single) {
    const minItems = flags.required && kind !== "struct" ? 1 : 0;
    const maxItems = mapper === null && kind === "list" ? 1 : 0;
    return { nestedBlock: { typeName: flags.name, nesting, minItems, maxItems, block: inner } };
  }
  if (
    writer.includes("=== undefined ? null") &&
    (kind === "list" || kind === "set" || kind === "map")
  ) {
    return { attribute: { ...flags, type: [kind, objectType(inner)] } };
  }
  return { attribute: { ...flags, nested: { nesting, attributes: inner.attributes } } };
}

/** What one element of a nested object holds, found from the class of the field (a list class leads to its element). */
function elementOf(source: BindingSource, className: string) {
  const field = source.classes.get(className);
  const isCollection = field !== undefined && /^Complex(List|Map)$/.test(field.base);
  const element = isCollection ? (/return new (\w+)\(/.exec(field.body)?.[1] ?? "") : className;
  const name = element.replace(/OutputReference$/, "");
  const writer = source.writers.get(name.charAt(0).toLowerCase() + name.slice(1)) ?? "";
  const binding = source.classes.get(element) ?? source.classes.get(`${element}OutputReference`);
  const block = binding
    ? blockOf(source, binding, writtenArguments(writer))
    : { attributes: [], blocks: [] };
  return { name, block, writer, base: isCollection ? field.base : "" };
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A class of a provider binding: what it extends (`TerraformResource`, `ComplexList`, …) and its text. */
export interface BindingClass {
  readonly base: string;
  readonly body: string;
}

/** How a binding writes one argument: an entry of the object that its `…ToHclTerraform` function returns. */
export interface WrittenArgument {
  /** The expression of its value, for example `cdktf.listMapperHcl(x, true)(this._y)`. */
  readonly value: string;
  readonly isBlock: boolean;
  readonly kind: string;
  /** `string`, `stringList`, or the name of a class or struct. */
  readonly storage: string;
}

/** The TypeScript text of one module of a provider binding, cut into the pieces that tell the schema. */
export interface BindingSource {
  readonly classes: ReadonlyMap<string, BindingClass>;
  /** Text of the function that writes a struct, by the struct's name in lower camel case. */
  readonly writers: ReadonlyMap<string, string>;
  /** `name:Struct` for every property that the documentation calls a block. */
  readonly documentedBlocks: ReadonlySet<string>;
}

const EMBEDDED_MAP = /sourceMappingURL=data:application\/json;base64,(\S+)/;
const CLASS = /^export class (\w+) extends cdktf\.(\w+) \{\n([\s\S]*?)\n\}/gm;
const WRITER = /^export function (\w+)ToHclTerraform\([\s\S]*?\n\}/gm;
const BLOCK_COMMENT = /\/\*\*\n\s*\* (\w+) block\n[\s\S]*?\*\/\n\s*readonly \w+\??: (\w+)/g;
const ARGUMENT =
  /^\s+(\w+): \{\n\s+value: (.*),\n\s+isBlock: (\w+),\n\s+type: "(\w+)",\n\s+storageClassType: "(\w+)"/gm;

/**
 * Reads the TypeScript text that every compiled binding module carries in its inline source map.
 * A module may be split in several files; all of the folder count.
 */
export function readBinding(folder: string): BindingSource {
  return cut(scripts(folder).flatMap(embeddedSources).join("\n"));
}

function scripts(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return scripts(path);
    return entry.name.endsWith(".js") ? [path] : [];
  });
}

function embeddedSources(file: string): readonly string[] {
  const encoded = EMBEDDED_MAP.exec(readFileSync(file, "utf8"))?.[1];
  if (encoded === undefined) throw new Error(`${file} carries no source map`);
  const map = JSON.parse(Buffer.from(encoded, "base64").toString()) as {
    readonly sourcesContent?: readonly string[];
  };
  if (map.sourcesContent === undefined) throw new Error(`${file}: its source map holds no source`);
  return map.sourcesContent;
}

function cut(text: string): BindingSource {
  return {
    classes: new Map(
      [...text.matchAll(CLASS)].map(([, name = "", base = "", body = ""]) => [
        name,
        { base, body },
      ]),
    ),
    writers: new Map([...text.matchAll(WRITER)].map(([whole, name = ""]) => [name, whole])),
    documentedBlocks: new Set(
      [...text.matchAll(BLOCK_COMMENT)].map(
        ([, name, struct]) => `${String(name)}:${String(struct)}`,
      ),
    ),
  };
}

/** The arguments that a writing function (or a class's `synthesizeHclAttributes`) gives, by Terraform name. */
export function writtenArguments(text: string): ReadonlyMap<string, WrittenArgument> {
  return new Map(
    [...text.matchAll(ARGUMENT)].map(
      ([, name = "", value = "", block, kind = "", storage = ""]) => [
        name,
        { value, isBlock: block === "true", kind, storage },
      ],
    ),
  );
}

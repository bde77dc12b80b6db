/**
 * A value of a Terraform attribute as far as the JSON tells it. Maps have a null prototype-safe access through
 * `Object.hasOwn`; where Terraform does not know a value yet, or it is composed of references, an `Unknown` stands.
 */
export type Value =
  | null
  | boolean
  | number
  | string
  | Unknown
  | readonly Value[]
  | { readonly [name: string]: Value };

/**
 * A reference inside a value, as Terraform writes it: `gitlab_project.web.id`, in a module's resource with the module's
 * address before it. Empty where Terraform names none, or where an expression does more than name one.
 */
export interface Reference {
  readonly reference: string;
  /** References inside an expression that is no plain reference, or that a plan lists without telling how they are used. */
  readonly mentions?: readonly string[];
  /** The expression as written, where the configuration gives it: `upper(var.name)`. */
  readonly expression?: string;
}

/**
 * A value that is not known from this input: literal text and references in order. A value of which nothing is known
 * has one part, a reference (possibly empty). `Unknown` is recognised by its class: JSON cannot forge it.
 */
export class Unknown {
  constructor(readonly parts: readonly (string | Reference)[]) {}

  /** The references in order, empty ones left out. */
  get references(): readonly string[] {
    return this.parts.flatMap((p) =>
      typeof p === "string" || p.reference === "" ? [] : [p.reference],
    );
  }

  /** Everything the value depends on: its references and those mentioned inside expressions, each once. */
  get mentions(): readonly string[] {
    const all = this.parts.flatMap((p) => {
      if (typeof p === "string") return [];
      return p.reference === "" ? (p.mentions ?? []) : [p.reference];
    });
    return [...new Set(all)];
  }

  /** As text, with `${…}` where a reference stands. */
  toString(): string {
    return this.parts
      .map((p) =>
        typeof p === "string"
          ? p
          : `\${${p.reference === "" ? (p.expression ?? "") : p.reference}}`,
      )
      .join("");
  }
}

/** A value about which nothing is known. */
export const UNKNOWN = new Unknown([{ reference: "" }]);

/** Stands in place of every value that Terraform marks sensitive: the value itself is never kept. */
export const SENSITIVE = new Unknown([{ reference: "", expression: "sensitive value" }]);

export function isUnknown(value: Value | undefined): value is Unknown {
  return value instanceof Unknown;
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value | undefined): value is { readonly [name: string]: Value } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isUnknown(value);
}

/** Own attribute of a map, never one inherited from the prototype. */
export function attribute(values: Value | undefined, name: string): Value | undefined {
  return isMap(values) && Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Whether anything in a value is not known. Nothing is made on the way: a plan has millions of values. */
export function holdsUnknown(value: Value): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (value instanceof Unknown) return true;
  if (isList(value)) return value.some(holdsUnknown);
  for (const name in value) {
    const inner = value[name];
    if (inner !== undefined && holdsUnknown(inner)) return true;
  }
  return false;
}

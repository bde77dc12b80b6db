/** Who evaluates an expression: Google's workload identity pools (`assertion.x`) or the Kubernetes API server (`claims.x`). */
export type Dialect = "google" | "kubernetes";

/** The name under which an expression sees the claims of a token. */
export type Root = "assertion" | "claims";

/** A CEL expression as plain data: what readers take apart and compilers put together. */
export type Expression =
  | Literal
  | NumberLiteral
  | OpaqueText
  | Claim
  | AllClaims
  | Variable
  | Bound
  | Has
  | Call
  | Junction
  | Not
  | Comparison
  | Membership
  | List
  | Conditional
  | Macro
  | Failing
  | NotKnown;

export interface Literal {
  readonly kind: "literal";
  readonly value: string | boolean | null;
}

/** CEL keeps three types of numbers apart; they compare by value. */
export type NumberLiteral =
  | { readonly kind: "number"; readonly type: "int" | "uint"; readonly value: bigint }
  | { readonly kind: "number"; readonly type: "double"; readonly value: number };

/** A string literal with values in it that are fixed but not known yet: `opaque()` of core marks them. */
export interface OpaqueText {
  readonly kind: "opaque";
  readonly value: string;
}

/** `assertion.x`, `claims.x`, `assertion['x']`: a claim of the token. */
export interface Claim {
  readonly kind: "claim";
  readonly name: string;
}

/** `assertion`, `claims`: all claims as a map. */
export interface AllClaims {
  readonly kind: "claims";
}

/** `google.subject`, `attribute.x`, `user.username`: what `substitute` replaces. */
export interface Variable {
  readonly kind: "variable";
  readonly path: readonly string[];
}

/** The variable of a macro around it. */
export interface Bound {
  readonly kind: "bound";
  readonly name: string;
}

/** `has(claims.x)`. */
export interface Has {
  readonly kind: "has";
  readonly of: Expression;
}

/**
 * A function, a method (with `target`) or an operator: `+` takes all its terms, `[]` a value and a key, `<` `<=` `>` `>=`
 * two values.
 */
export interface Call {
  readonly kind: "call";
  readonly name: string;
  readonly target?: Expression;
  readonly args: readonly Expression[];
}

/** Never directly inside one of its own kind. */
export interface Junction {
  readonly kind: "and" | "or";
  readonly parts: readonly Expression[];
}

export interface Not {
  readonly kind: "not";
  readonly of: Expression;
}

export interface Comparison {
  readonly kind: "compare";
  readonly op: "==" | "!=";
  readonly left: Expression;
  readonly right: Expression;
}

/** `item in list`. */
export interface Membership {
  readonly kind: "in";
  readonly item: Expression;
  readonly list: Expression;
}

export interface List {
  readonly kind: "list";
  readonly items: readonly Expression[];
}

export interface Conditional {
  readonly kind: "conditional";
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

/** `list.exists(v, body)` and its like. */
export interface Macro {
  readonly kind: "macro";
  readonly name: "all" | "exists" | "exists_one" | "map" | "filter";
  readonly list: Expression;
  readonly variable: string;
  readonly body: Expression;
}

/** What always ends in an error: the value of an attribute that is not mapped. `has()` of it is false. */
export interface Failing {
  readonly kind: "failing";
  readonly message: string;
}

/** A part that is not known before apply, or that this package does not understand. */
export interface NotKnown {
  readonly kind: "unknown";
  /** As it is written. */
  readonly text: string;
  readonly code: "not-understood" | "unknown-value";
  /** One sentence: what, and where in the document. */
  readonly message: string;
}

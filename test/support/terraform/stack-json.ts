/** A resource's, data source's or provider's arguments in Terraform's JSON syntax. */
export type Arguments = Readonly<Record<string, unknown>>;

/** The parts of a synthesized stack (`cdk.tf.json`) that the test support reads; the rest is passed on. */
export interface StackJson {
  readonly terraform?: {
    readonly required_providers?: Readonly<
      Record<string, { readonly source: string; readonly version?: string }>
    >;
    readonly backend?: unknown;
    readonly [name: string]: unknown;
  };
  readonly provider?: Readonly<Record<string, Arguments | readonly Arguments[]>>;
  readonly variable?: Readonly<Record<string, Arguments>>;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
  readonly output?: Readonly<Record<string, Arguments>>;
  readonly [name: string]: unknown;
}

/** What the caller knows of the machine: this room looks at nothing by itself. */
export interface Environment {
  /** `20.11.1` */
  readonly node: string;
  /** Version of Terraform, `1.11.4`; `undefined` where none was found. */
  readonly terraform: string | undefined;
  /** Ranges of this package: of Node, of its peers. */
  readonly ranges: { readonly node: string; readonly packages: ReadonlyMap<string, string> };
  /** Installed packages with their versions, as the working folder resolves them. */
  readonly packages: ReadonlyMap<string, string>;
  /** Discovery documents by issuer URL, where they were asked for. */
  readonly discovery?: ReadonlyMap<string, Discovery>;
}

/** What an issuer's `/.well-known/openid-configuration` says, or why it says nothing. */
export type Discovery =
  | { readonly issuer: string; readonly algorithms: readonly string[]; readonly keys: number }
  | { readonly problem: string };

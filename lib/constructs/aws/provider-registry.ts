import type { IConstruct } from "constructs";
import { UsageError } from "../../core/errors";

const claimed = new WeakMap<IConstruct, Map<string, IConstruct>>();

/**
 * Takes the one OIDC provider that an account can have for an issuer, over all stacks of a program: AWS refuses a second
 * one, and deleting it deletes the first.
 * @throws UsageError ERR_DUPLICATE
 */
export function claimProvider(account: IConstruct, key: string, issuer: string): void {
  const { root } = account.node;
  const taken = claimed.get(root) ?? new Map<string, IConstruct>();
  claimed.set(root, taken);
  const first = taken.get(key);
  if (first !== undefined) {
    throw new UsageError(
      "ERR_DUPLICATE",
      `the OIDC provider for ${issuer} in this account is defined twice, first at ${first.node.path}`,
      {
        fix: "define the AwsAccount once and pass it on; in another stack of the same account set existingOidcProvider: true",
        where: account.node.path,
      },
    );
  }
  taken.set(key, account);
}

import type { Violation } from "../finding";
import type { Rule } from "../rule";
import { vaultTrusts } from "../vault-trusts";

export const vaultNoIssuer: Rule = {
  id: "vault/no-issuer",
  severity: "warning",
  title: "A Vault mount does not look at the issuer of a token.",
  why: "Without bound_issuer, and with keys that no discovery document brings, whatever these keys have signed is taken, whoever it names as issuer. GitLab signs tokens of people with the same keys (measured with vault-plugin-auth-jwt).",
  fix: "set bound_issuer to the URL of GitLab, without a slash at its end",
  *check(input) {
    const told = new Map<string, Violation>();
    for (const { stack, document } of vaultTrusts(input)) {
      const { address, issuer, keys } = document.mount;
      if (issuer !== "any" || address === undefined) continue;
      told.set(`${stack}\n${address}`, {
        stack,
        address,
        message: `the mount takes tokens whatever issuer they name: its keys come ${keys === "jwks" ? "from a URL" : "by hand"}, and it has no bound_issuer`,
        allowed: input.declared.issuer.url,
      });
    }
    yield* told.values();
  },
};

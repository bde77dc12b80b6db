import { MOUNT_TYPE } from "../../relying-parties/vault";
import { at, managed, textOf } from "../resources";
import type { Rule } from "../rule";

export const vaultIssuerSlash: Rule = {
  id: "vault/issuer-slash",
  severity: "error",
  title: "The issuer of a Vault mount has a form that GitLab's never has.",
  why: "Vault compares bound_issuer with iss byte for byte, and wants the discovery document's issuer to be oidc_discovery_url itself; GitLab's has a scheme, and no slash at its end. Both are written without complaint (measured with vault-plugin-auth-jwt).",
  fix: "write the URL of GitLab as its tokens have it: https://gitlab.example.com",
  *check(input) {
    const used = new Set(
      input.identities.map(({ stack, relyingParty }) => `${stack} ${relyingParty}`),
    );
    for (const placed of managed(input, MOUNT_TYPE)) {
      if (!used.has(`${placed.stack.name} vault`)) continue;
      for (const name of ["bound_issuer", "oidc_discovery_url"]) {
        const text = textOf(placed.resource, name);
        if (text === undefined || !isGitlab(text, input.declared.issuer.url)) continue;
        const problem = /^https?:\/\//.test(text)
          ? text.endsWith("/")
            ? "ends in a slash"
            : undefined
          : "has no scheme";
        if (problem === undefined) continue;
        yield at(placed, {
          message: `${name} ${problem}, and GitLab's issuer does not look so`,
          given: text,
          allowed: input.declared.issuer.url,
          subject: name,
        });
      }
    }
  },
};

/** Whether the text is the issuer but for its form; other issuers write theirs as they like. */
function isGitlab(text: string, url: string): boolean {
  const plain = (from: string): string => from.replace(/^https?:\/\//, "").replace(/\/+$/, "");
  return plain(text) === plain(url) || /(?:^|[./])gitlab\./.test(text);
}

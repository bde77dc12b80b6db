import type { EntraDocument } from "../../relying-parties/entra";
import type { Resource } from "../../terraform";
import { atHolder, entraHolders } from "../entra-trusts";
import type { Rule } from "../rule";
import { listed } from "../words";

export const parallelCredentials: Rule = {
  id: "entra/parallel-credentials",
  severity: "warning",
  title: "Credentials of one managed identity are created at the same time.",
  why: "Azure refuses parallel writes to a managed identity with 409: the apply fails now and then, and needs another run (learn.microsoft.com, workload-identity-federation-considerations).",
  fix: "let each credential depend on the one before it (depends_on)",
  *check(input) {
    const states = new Set(input.stacks.filter((s) => s.kind === "state").map((s) => s.name));
    for (const holder of entraHolders(input)) {
      if (holder.holder.kind !== "managed identity" || states.has(holder.stack)) continue;
      const loose = unordered(holder.credentials);
      if (loose === undefined) continue;
      yield atHolder(holder, {
        message: `nothing keeps ${listed(loose)} from being created at the same time`,
        given: loose.join(", "),
      });
    }
  },
};

/** Two credentials of which none waits for the other. */
function unordered(credentials: readonly EntraDocument[]): readonly string[] | undefined {
  const resources = new Map(
    credentials[0]?.stack.resources.map((r) => [withoutKey(r.address), r]) ?? [],
  );
  for (const [i, a] of credentials.entries()) {
    if (a.resource.repeated !== undefined) return [`the instances of ${a.identity}`];
    for (const b of credentials.slice(i + 1)) {
      if (!waitsFor(a, b, resources) && !waitsFor(b, a, resources)) return [a.identity, b.identity];
    }
  }
  return undefined;
}

/** Whether a credential is created after another, directly or by way of others. Instances of one resource never are. */
function waitsFor(
  from: EntraDocument,
  to: EntraDocument,
  resources: ReadonlyMap<string, Resource>,
): boolean {
  const target = withoutKey(to.identity);
  const seen = new Set<string>();
  const open = [withoutKey(from.identity)];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const own = resources.get(at);
    const prefix = own === undefined || own.module === "" ? "" : `${own.module}.`;
    const next = (own?.dependsOn ?? []).map((name) =>
      withoutKey(name.startsWith(prefix) ? name : `${prefix}${name}`),
    );
    if (next.includes(target)) return true;
    open.push(...next);
  }
  return false;
}

function withoutKey(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/, "");
}

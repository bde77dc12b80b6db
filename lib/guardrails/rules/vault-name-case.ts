import { MOUNT_TYPE, mountPath, ROLE_TYPE } from "../../relying-parties/vault";
import { find, type Resource } from "../../terraform";
import { at, managed, type Placed, textOf } from "../resources";
import type { Rule } from "../rule";

export const vaultNameCase: Rule = {
  id: "vault/name-case",
  severity: "error",
  title: "Two roles of one Vault mount have the same name but for its case.",
  why: "Vault takes role names in lower case: Deploy and deploy are one role, and the one that Terraform writes last decides who may log in (measured with vault-plugin-auth-jwt).",
  fix: "give each role of a mount its own name, in lower case",
  *check(input) {
    const byName = new Map<string, Placed[]>();
    for (const placed of managed(input, ROLE_TYPE)) {
      const key = keyOf(placed);
      if (key === undefined) continue;
      const same = byName.get(key) ?? [];
      same.push(placed);
      byName.set(key, same);
    }
    for (const roles of byName.values()) {
      for (const placed of roles) {
        const others = roles.filter((other) => other !== placed);
        if (others.length === 0) continue;
        yield at(placed, {
          message: `Vault takes this role and ${others.map((o) => o.resource.address).join(", ")} for one: their names differ in case alone, or not at all`,
          given: textOf(placed.resource, "role_name") ?? "",
        });
      }
    }
  },
};

/** The place of a role in Vault, as far as the input tells Vaults apart. */
function keyOf({ resource, stack }: Placed): string | undefined {
  const name = textOf(resource, "role_name")?.toLowerCase();
  const mount = mountPath(resource) ?? onlyMount(resource, find(stack, MOUNT_TYPE, "managed"));
  if (name === undefined || mount === undefined) return undefined;
  const namespace = textOf(resource, "namespace") ?? "";
  return [stack.name, resource.provider, namespace, mount, name].join("\n");
}

/** A mount whose path is not known: with one alone it must be that. */
function onlyMount(role: Resource, mounts: readonly Resource[]): string | undefined {
  const own = mounts.filter((mount) => mount.provider === role.provider);
  return own.length === 1 ? own[0]?.address : undefined;
}

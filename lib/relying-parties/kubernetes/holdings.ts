import { attribute, find, resolve, type Stack, type Value } from "../../terraform";
import { blocks, list } from "../blocks";
import type { Holdings, Lifetime } from "../identity-document";
import type { Binding } from "./binding";
import type { KubernetesDocument } from "./document";

/** Neither the API server nor an agent gives anything that outlives the job's token. */
const SESSION: Lifetime = {
  seconds: 0,
  because: "as the cluster checks the token itself on each request",
};

/** What the bound role allows, as far as the input tells. */
export function holdingsOf(document: KubernetesDocument): Holdings {
  if (document.kind === "agent") {
    return {
      permissions: ["act as the agent's own service account"],
      administrator: undefined,
      session: SESSION,
    };
  }
  const { binding, stack } = document;
  const { role } = binding;
  if (role === undefined) return { permissions: [], administrator: undefined, session: SESSION };
  const place = placeOf(binding);
  const rules = rulesOf(binding, stack);
  return {
    permissions:
      rules === undefined
        ? [`${role.kind} ${role.name} ${place}`]
        : rules.map(
            ({ resources, verbs }) => `${verbs.join(", ")} ${resources.join(", ")} ${place}`,
          ),
    administrator: administratorReason(binding, rules),
    session: SESSION,
  };
}

function placeOf({ isClusterWide, namespace }: Binding): string {
  if (isClusterWide) return "in every namespace";
  return namespace === undefined ? "in its namespace" : `in namespace ${namespace}`;
}

/** Roles of the cluster itself with which a job can become anybody (kubernetes.io, reference/access-authn-authz/rbac). */
const ADMINISTRATORS = ["cluster-admin"];

function administratorReason(
  { role, isClusterWide }: Binding,
  rules: readonly Rule[] | undefined,
): string | undefined {
  if (role === undefined || !isClusterWide) return undefined;
  if (role.kind === "ClusterRole" && ADMINISTRATORS.includes(role.name)) {
    return `it is bound to ClusterRole ${role.name} in every namespace`;
  }
  const all = rules?.find(({ verbs, resources }) => verbs.includes("*") && resources.includes("*"));
  if (all !== undefined) return `${role.kind} ${role.name} allows every verb on every resource`;
  const escalates = rules?.find(({ verbs }) => verbs.some((v) => ESCALATING.includes(v)));
  return escalates === undefined
    ? undefined
    : `${role.kind} ${role.name} allows ${escalates.verbs.filter((v) => ESCALATING.includes(v)).join(", ")}`;
}

const ESCALATING = ["escalate", "bind", "impersonate"];

interface Rule {
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** The rules of the bound role, where the input defines it. */
function rulesOf({ role, namespace }: Binding, stack: Stack): readonly Rule[] | undefined {
  if (role === undefined) return undefined;
  const manifest = (stack.manifests ?? []).find(
    ({ kind, name, value }) =>
      kind === role.kind &&
      name === role.name &&
      (role.kind === "ClusterRole" ||
        attribute(attribute(value, "metadata"), "namespace") === namespace),
  );
  if (manifest !== undefined) {
    return (list(attribute(manifest.value, "rules")) ?? []).map(ruleOf);
  }
  const types =
    role.kind === "ClusterRole"
      ? ["kubernetes_cluster_role", "kubernetes_cluster_role_v1"]
      : ["kubernetes_role", "kubernetes_role_v1"];
  const whole = resolve(stack);
  for (const type of types) {
    for (const { values } of find(whole, type, "managed")) {
      const metadata = blocks(attribute(values, "metadata"))?.[0];
      if (attribute(metadata, "name") !== role.name) continue;
      if (role.kind === "Role" && attribute(metadata, "namespace") !== namespace) continue;
      return (blocks(attribute(values, "rule")) ?? []).map(ruleOf);
    }
  }
  return undefined;
}

function ruleOf(rule: Value): Rule {
  return {
    resources: texts(attribute(rule, "resources")),
    verbs: texts(attribute(rule, "verbs")),
  };
}

function texts(value: Value | undefined): readonly string[] {
  return (list(value) ?? []).filter((v): v is string => typeof v === "string");
}

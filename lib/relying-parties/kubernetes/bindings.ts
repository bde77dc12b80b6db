import {
  attribute,
  find,
  isMap,
  isUnknown,
  type Manifest,
  resolve,
  type Resource,
  type Stack,
  type Value,
} from "../../terraform";
import { blocks } from "../blocks";
import type { NotUnderstood } from "../trust-document";
import type { Binding, Subject } from "./binding";
import { knownName, nameOf } from "./name";

const RBAC = "rbac.authorization.k8s.io";
const TYPES = [
  "kubernetes_role_binding",
  "kubernetes_role_binding_v1",
  "kubernetes_cluster_role_binding",
  "kubernetes_cluster_role_binding_v1",
];

/** The RBAC bindings of a stack, of its resources first, then of the documents beside it. */
export function findBindings(stack: Stack): readonly Binding[] {
  const known = found.get(stack) ?? bindingsIn(stack);
  found.set(stack, known);
  return known;
}

const found = new WeakMap<Stack, readonly Binding[]>();

function bindingsIn(stack: Stack): readonly Binding[] {
  const whole = resolve(stack);
  return [
    ...TYPES.flatMap((type) => find(whole, type, "managed").map(ofResource)),
    ...find(whole, "kubernetes_manifest", "managed").flatMap(ofManifestResource),
    ...ofFiles(stack.manifests ?? []),
  ];
}

function ofResource({ address, type, values }: Resource): Binding {
  const metadata = blocks(attribute(values, "metadata"))?.[0];
  const roleRef = blocks(attribute(values, "role_ref"))?.[0];
  return binding({
    identity: address,
    kind: type.includes("cluster_role_binding") ? "ClusterRoleBinding" : "RoleBinding",
    metadata,
    roleRef,
    subjects: blocks(attribute(values, "subject")),
    groupKey: "api_group",
  });
}

function ofManifestResource({ address, values }: Resource): readonly Binding[] {
  const manifest = attribute(values, "manifest");
  const kind = attribute(manifest, "kind");
  return isBinding(kind, attribute(manifest, "apiVersion"))
    ? [ofObject(manifest, kind, address)]
    : [];
}

/** Bindings of one name in several namespaces are told apart by the namespace. */
function ofFiles(manifests: readonly Manifest[]): readonly Binding[] {
  const own = manifests.filter(({ kind, apiVersion }) => isBinding(kind, apiVersion));
  const count = new Map<string, number>();
  for (const { file, name } of own)
    count.set(`${file}#${name ?? ""}`, (count.get(`${file}#${name ?? ""}`) ?? 0) + 1);
  return own.map(({ file, name = "", kind, value }) => {
    const plain = `${file}#${name}`;
    const namespace = attribute(attribute(value, "metadata"), "namespace");
    const place = typeof namespace === "string" ? namespace : kind;
    return ofObject(value, kind, (count.get(plain) ?? 0) > 1 ? `${file}#${place}/${name}` : plain);
  });
}

function isBinding(kind: Value | undefined, apiVersion: Value | undefined): kind is string {
  return (
    (kind === "RoleBinding" || kind === "ClusterRoleBinding") &&
    typeof apiVersion === "string" &&
    apiVersion.startsWith(`${RBAC}/`)
  );
}

function ofObject(value: Value | undefined, kind: string, identity: string): Binding {
  return binding({
    identity,
    kind,
    metadata: attribute(value, "metadata"),
    roleRef: attribute(value, "roleRef"),
    subjects: blocks(attribute(value, "subjects")),
    groupKey: "apiGroup",
  });
}

interface Parts {
  readonly identity: string;
  readonly kind: string;
  readonly metadata: Value | undefined;
  readonly roleRef: Value | undefined;
  readonly subjects: readonly Value[] | undefined;
  readonly groupKey: string;
}

function binding({ identity, kind, metadata, roleRef, subjects, groupKey }: Parts): Binding {
  const gaps: NotUnderstood[] = [];
  if (subjects === undefined) {
    gaps.push({
      code: "unknown-value",
      message: `the subjects of ${identity} are not known before apply`,
    });
  }
  const namespace = attribute(metadata, "namespace");
  const isClusterWide = kind === "ClusterRoleBinding";
  return {
    identity,
    name: shown(attribute(metadata, "name")) ?? identity,
    isClusterWide,
    ...(typeof namespace === "string" && !isClusterWide ? { namespace } : {}),
    role: isMap(roleRef)
      ? {
          kind: shown(attribute(roleRef, "kind")) ?? "",
          name: shown(attribute(roleRef, "name")) ?? "",
        }
      : undefined,
    subjects: (subjects ?? []).flatMap((subject, index) =>
      subjectOf(subject, groupKey, `subject ${index + 1} of ${identity}`, gaps),
    ),
    gaps,
  };
}

function subjectOf(
  value: Value,
  groupKey: string,
  place: string,
  gaps: NotUnderstood[],
): readonly Subject[] {
  const kind = attribute(value, "kind");
  if (isUnknown(kind)) {
    gaps.push({ code: "unknown-value", message: `the kind of ${place} is not known before apply` });
    return [];
  }
  const group = attribute(value, groupKey);
  if (typeof group === "string" && group !== "" && group !== RBAC) return [];
  if (kind === "ServiceAccount") return serviceAccount(value);
  if (kind !== "User" && kind !== "Group") return [];
  const name = nameOf(attribute(value, "name"));
  if (name !== undefined) return [{ kind, name }];
  gaps.push({ code: "not-understood", message: `the name of ${place} is no text` });
  return [];
}

/** RBAC knows a service account as a user of this name, whoever authenticated it. */
function serviceAccount(value: Value): readonly Subject[] {
  const [namespace, name] = [attribute(value, "namespace"), attribute(value, "name")];
  return typeof namespace === "string" && typeof name === "string"
    ? [{ kind: "User", name: knownName(`system:serviceaccount:${namespace}:${name}`) }]
    : [];
}

function shown(value: Value | undefined): string | undefined {
  if (typeof value === "string" && value !== "") return value;
  return isUnknown(value) ? value.toString() : undefined;
}

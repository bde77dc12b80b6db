import { UsageError } from "../../core/errors";
import { literal } from "../literal";

/** A rule of an RBAC role. */
export interface RbacRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** Permissions in a namespace. */
export interface NamespaceGrant {
  /** What it allows, in words: `deploy workloads`. */
  readonly words: string;
  /** @internal */
  readonly rules: readonly RbacRule[];
}

const READ = ["get", "list", "watch"];
const WRITE = [...READ, "create", "update", "patch", "delete"];
const WORKLOADS = ["deployments", "statefulsets", "daemonsets", "replicasets"];

export interface DeployerProps {
  /**
   * Whether it writes secrets too, and so reads every secret of the namespace.
   * @default false
   */
  readonly secrets?: boolean;
}

/** What a deployment job needs in its namespace: workloads, services, configuration, and pods to look at. */
export function namespaceDeployer({ secrets = false }: DeployerProps = {}): NamespaceGrant {
  return {
    words: secrets ? "deploy workloads and write secrets" : "deploy workloads",
    rules: [
      rule(["apps"], WORKLOADS, WRITE),
      rule(["batch"], ["jobs", "cronjobs"], WRITE),
      rule([""], ["services", "configmaps", ...(secrets ? ["secrets"] : [])], WRITE),
      rule(["networking.k8s.io"], ["ingresses"], WRITE),
      rule([""], ["pods", "pods/log", "events"], READ),
    ],
  };
}

/** Reads workloads and their pods. */
export function namespaceViewer(): NamespaceGrant {
  return {
    words: "read workloads",
    rules: [
      rule(["apps"], WORKLOADS, READ),
      rule(["batch"], ["jobs", "cronjobs"], READ),
      rule([""], ["services", "configmaps", "pods", "pods/log", "events"], READ),
    ],
  };
}

export interface NamespaceRuleProps extends RbacRule {
  /** What it allows, in words. @default - the verbs and resources */
  readonly words?: string;
}

/** Verbs by which a job could give itself every right (kubernetes.io, reference/access-authn-authz/rbac). */
const ESCALATING = ["*", "escalate", "bind", "impersonate"];

/**
 * Any other permission in a namespace, as an exact rule.
 * @throws UsageError ERR_PROP for wildcards, and verbs by which a job could give itself every right
 */
export function namespaceRule(props: NamespaceRuleProps): NamespaceGrant {
  const { apiGroups, resources, verbs } = props;
  const escalating = verbs.find((verb) => ESCALATING.includes(verb));
  if (escalating !== undefined) {
    throw refused(`the verb ${escalating} lets a job take every right`, "verbs", escalating);
  }
  checked(apiGroups, /^(?:[a-z0-9.-]+)?$/, "apiGroups");
  checked(resources, /^[a-z][a-z0-9]*(?:\/[a-z]+)?$/, "resources");
  checked(verbs, /^[a-z]+$/, "verbs");
  const words = props.words ?? `${verbs.join(", ")} ${resources.join(", ")}`;
  return {
    words: literal(words, { where: "namespaceRule", prop: "words" }),
    rules: [rule(apiGroups, resources, verbs)],
  };
}

function checked(values: readonly string[], form: RegExp, prop: string): void {
  if (values.length === 0) throw refused(`${prop} names nothing`, prop, "[]");
  const wrong = values.find((value) => !form.test(value));
  if (wrong !== undefined) throw refused(`${prop} is not allowed`, prop, wrong);
}

function refused(problem: string, prop: string, given: string): UsageError {
  return new UsageError("ERR_PROP", problem, {
    given: JSON.stringify(given),
    fix: `name the ${prop} that the job needs, each by itself`,
    where: "namespaceRule",
  });
}

function rule(
  apiGroups: readonly string[],
  resources: readonly string[],
  verbs: readonly string[],
): RbacRule {
  return { apiGroups, resources, verbs };
}

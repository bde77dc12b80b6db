import { parseManifests, withManifests } from "../../lib/relying-parties/manifests";
import {
  type BindingDocument,
  findDocuments,
  type JwtAuthenticator,
  renderConfiguration,
} from "../../lib/relying-parties/kubernetes";
import { readStack, type Stack } from "../../lib/terraform";

export const RBAC = "rbac.authorization.k8s.io";
export const AUDIENCE = "kubernetes:production";
export const GITLAB_COM = "https://gitlab.com";

/** A stack of Terraform's JSON with documents beside it, by their files. */
export function stackWith(files: Readonly<Record<string, string>>, json: object = {}): Stack {
  const manifests = Object.entries(files).flatMap(([file, text]) =>
    parseManifests(text, file, file),
  );
  return withManifests(readStack(json, { name: "shop", file: "cdk.tf.json" }), manifests);
}

/** Parts of an authenticator in the form of the configuration file. */
export interface Entry {
  readonly url?: unknown;
  readonly audiences?: readonly unknown[];
  /** CEL texts. */
  readonly rules?: readonly string[];
  readonly claimValidationRules?: readonly object[];
  readonly username?: unknown;
  readonly groups?: unknown;
  readonly uid?: unknown;
  readonly extra?: readonly object[];
  /** CEL texts. */
  readonly userRules?: readonly string[];
}

/** An entry of gitlab.com with the cluster's audience that names users `gitlab:<project id>`. */
export function entry(parts: Entry = {}): object {
  const { rules = [], claimValidationRules, userRules = [] } = parts;
  return {
    issuer: { url: parts.url ?? GITLAB_COM, audiences: parts.audiences ?? [AUDIENCE] },
    claimValidationRules: claimValidationRules ?? rules.map((expression) => ({ expression })),
    claimMappings: {
      username: parts.username ?? { expression: "'gitlab:' + claims.project_id" },
      ...(parts.groups === undefined ? {} : { groups: parts.groups }),
      ...(parts.uid === undefined ? {} : { uid: parts.uid }),
      ...(parts.extra === undefined ? {} : { extra: parts.extra }),
    },
    userValidationRules: userRules.map((expression) => ({ expression })),
  };
}

/** The file of these entries. JSON is YAML. */
export function configuration(...jwt: readonly object[]): string {
  return JSON.stringify({
    apiVersion: "apiserver.config.k8s.io/v1",
    kind: "AuthenticationConfiguration",
    jwt,
  });
}

/** A subject of a binding: `User gitlab:20`. */
export type SubjectText = `${"User" | "Group" | "ServiceAccount"} ${string}`;

/** A RoleBinding `deploy` in namespace `web` of these subjects. */
export function roleBinding(subjects: readonly SubjectText[], others: object = {}): string {
  return JSON.stringify({
    apiVersion: `${RBAC}/v1`,
    kind: "RoleBinding",
    metadata: { name: "deploy", namespace: "web" },
    roleRef: { apiGroup: RBAC, kind: "Role", name: "deployer" },
    subjects: subjects.map((text) => {
      const kind = text.slice(0, text.indexOf(" "));
      const name = text.slice(kind.length + 1);
      return kind === "ServiceAccount"
        ? { kind, name, namespace: "web" }
        : { apiGroup: RBAC, kind, name };
    }),
    ...others,
  });
}

/** A stack with one authenticator and one binding. */
export function clusterOf(parts: Entry, subjects: readonly SubjectText[]): Stack {
  return stackWith({
    "auth.yaml": configuration(entry(parts)),
    "rbac.yaml": roleBinding(subjects),
  });
}

/** The one binding document of a stack. */
export function bindingDocument(stack: Stack): BindingDocument {
  const [document, ...others] = findDocuments(stack);
  if (document?.kind !== "binding" || others.length > 0) throw new Error("not one binding");
  return document;
}

/** The document of one group, of an authenticator as it is written. */
export function compiledDocument(authenticator: JwtAuthenticator, group: string): BindingDocument {
  return bindingDocument(
    stackWith({
      "auth.yaml": renderConfiguration([authenticator]),
      "rbac.yaml": roleBinding([`Group ${group}`]),
    }),
  );
}

import * as fs from "node:fs";
import { exact, type Token, type Trust, trustOf } from "../../lib/core";
import {
  branch,
  type FederationStack,
  GitlabGroup,
  GitlabProject,
} from "../../lib/constructs/gitlab";
import {
  type InternalApiDocument,
  type InternalApiPolicy,
  parsePolicy,
} from "../../lib/relying-parties/internal-api";
import type { Input } from "../../lib/guardrails/input";
import { parseManifests } from "../../lib/relying-parties/manifests";
import { inputOf } from "../../lib/review/input";
import { decodeConfiguration } from "../../lib/terraform/decode";
import { SELF_MANAGED_ISSUER, stackOf } from "./aws";
import { freshStack, SELF_MANAGED } from "./synth";

export const AUDIENCE = "internal-api:artifact-store";
export const ISSUER = SELF_MANAGED_ISSUER.url;

/** A policy of one role `publisher`, with other parts where given: also such as no policy may have. */
export function policyWith(parts: object = {}): InternalApiPolicy {
  const policy: InternalApiPolicy = {
    apiVersion: "gitlab-federation/v1",
    kind: "InternalApiPolicy",
    metadata: { name: "artifact-store" },
    issuer: ISSUER,
    audience: AUDIENCE,
    algorithms: ["RS256"],
    roles: [
      {
        name: "publisher",
        grants: [
          {
            claims: {
              project_id: { values: ["42"] },
              ref_type: { values: ["branch"] },
              ref: { values: ["main"], patterns: ["release/*"] },
              ref_protected: { values: ["true"] },
            },
          },
        ],
      },
    ],
  };
  return { ...policy, ...parts };
}

/** The same with these conditions in its one grant. */
export function policyAsking(claims: object): InternalApiPolicy {
  return policyWith({ roles: [{ name: "publisher", grants: [{ claims }] }] });
}

/** A role of a policy as it lies beside a `cdk.tf.json`, references and all. */
export function documentOf(policy: unknown, index = 0): InternalApiDocument {
  const parsed = parsePolicy(decodeConfiguration(policy));
  return {
    relyingParty: "internal-api",
    identity: "artifact-store.internal-api.json#publisher",
    policy: parsed,
    role: parsed.roles[index] ?? { name: "publisher", grants: [] },
  };
}

/** The claims of the job that `policyWith` is about. */
export const RELEASE: Token = {
  iss: ISSUER,
  aud: AUDIENCE,
  sub: "project_path:shop/web:ref_type:branch:ref:main",
  project_path: "shop/web",
  project_id: "42",
  ref_type: "branch",
  ref: "main",
  ref_protected: "true",
  pipeline_id: "5000",
  job_id: "50000",
  runner_id: 7,
  user_login: "dev",
  user_email: "dev@corp.example",
};

/** The tokens of the issuer and the audience that meet further constraints. */
export function apiTrust(constraints: Parameters<typeof trustOf>[0] = {}): Trust {
  return trustOf({ iss: exact(ISSUER), aud: exact(AUDIENCE), ...constraints });
}

/** Everything that a stack writes into its folder, by file name. */
export function writtenBy(build: (stack: FederationStack) => void): ReadonlyMap<string, string> {
  const { app, stack, folder } = freshStack(SELF_MANAGED);
  try {
    build(stack);
    app.synth();
    const files = fs.readdirSync(folder, { withFileTypes: true }).filter((f) => f.isFile());
    return new Map(files.map(({ name }) => [name, fs.readFileSync(`${folder}/${name}`, "utf8")]));
  } finally {
    fs.rmSync(app.outdir, { recursive: true, force: true });
  }
}

/** A project with a protected branch. */
export function webProject(stack: FederationStack): GitlabProject {
  const group = new GitlabGroup(stack, "Shop", { path: "shop" });
  const project = new GitlabProject(stack, "Web", { group, path: "web" });
  project.protectBranch("main", { push: "no one", merge: "maintainer" });
  return project;
}

/** Jobs of that project on its protected branch. */
export function releases(stack: FederationStack): ReturnType<GitlabProject["jobs"]> {
  return webProject(stack).jobs({ ref: branch("main") });
}

/** What guard rails judge of policies, each in a file of its own beside a stack named `shop`. */
export function inputBeside(...policies: readonly object[]): Input {
  const manifests = policies.flatMap((policy, index) => {
    const file = index === 0 ? "api.json" : `api-${index}.json`;
    return parseManifests(JSON.stringify(policy), file, file);
  });
  return inputOf([{ ...stackOf({}), manifests }]);
}

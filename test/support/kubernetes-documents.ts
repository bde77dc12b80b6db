import * as fc from "fast-check";
import {
  AUDIENCE,
  configuration,
  type Entry,
  entry,
  roleBinding,
  type SubjectText,
} from "./kubernetes";

const RULES = [
  "claims.ref_protected == 'true'",
  "claims.ref_protected != 'true'",
  "claims.project_id in ['20', '21']",
  "claims.project_path.startsWith('shop/')",
  "claims.project_path.startsWith('shop')",
  "claims.ref.matches('^(main|release/.*)$')",
  "claims.ref == 'main' || claims.deployment_tier == 'production'",
  "!(claims.ref_type == 'tag' && claims.environment == 'production')",
  "has(claims.environment) ? claims.environment == 'production' : claims.ref == 'main'",
  "!has(claims.deployment_tier) || claims.deployment_tier != 'staging'",
  "claims.ref_protected == true",
  "claims.namespace_path == 'shop'",
];

const USERNAMES: readonly unknown[] = [
  { expression: "'gitlab:' + claims.project_id" },
  { expression: "'gitlab:' + claims.project_path + ':' + claims.ref" },
  { expression: "claims.project_path" },
  { claim: "project_path", prefix: "gitlab:" },
  { claim: "sub", prefix: "gitlab:" },
];

const GROUPS: readonly unknown[] = [
  undefined,
  { claim: "project_path", prefix: "gitlab:" },
  { claim: "groups_direct", prefix: "gitlab:" },
  { expression: "'gitlab:' + claims.namespace_path" },
  { expression: "['gitlab:' + claims.ref_type, claims.ref == 'main' ? 'gitlab:main' : '']" },
  {
    expression:
      "(claims.ref_protected == 'true' ? ['gitlab:safe'] : []) + ['gitlab:' + claims.project_id]",
  },
  { expression: "claims.environment == 'production' ? 'gitlab:live' : 'gitlab:other'" },
];

const SUBJECTS: readonly SubjectText[] = [
  "User gitlab:20",
  "User gitlab:shop/web",
  "User gitlab:shop/web:main",
  "User gitlab:project_path:shop/web:ref_type:branch:ref:main",
  "User shop/web",
  "Group gitlab:shop",
  "Group gitlab:shop/web",
  "Group gitlab:branch",
  "Group gitlab:main",
  "Group gitlab:safe",
  "Group gitlab:live",
  "Group gitlab:20",
  "Group system:authenticated",
];

/** Files of a cluster as people write them: rules, mappings and bindings in any combination. */
export function wildClusters(url: string): fc.Arbitrary<Readonly<Record<string, string>>> {
  return fc
    .record({
      url: fc.constantFrom(url, url, url, `${url}/`),
      audiences: fc.constantFrom([AUDIENCE], [AUDIENCE, "other"]),
      rules: fc.subarray(RULES, { maxLength: 3 }),
      username: fc.constantFrom(...USERNAMES),
      groups: fc.constantFrom(...GROUPS),
      userRules: fc.constantFrom<readonly string[]>(
        [],
        ["!user.username.startsWith('system:')"],
        ["user.groups.all(g, !g.startsWith('system:'))", "user.username != 'gitlab:21'"],
      ),
      subjects: fc.subarray([...SUBJECTS], { minLength: 1, maxLength: 3 }),
    })
    .map(({ subjects, ...parts }) => ({
      "auth.yaml": configuration(entry(parts as Entry)),
      "rbac.yaml": roleBinding(subjects),
    }));
}

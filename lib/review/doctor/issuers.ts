import {
  claimInfo,
  type ClaimName,
  compareVersions,
  componentSince,
  hasSince,
  type Issuer,
  NEWEST_VERSION,
  type SubjectComponent,
} from "../../core";
import type { Input } from "../../guardrails/input";
import type { Diagnosis } from "./diagnosis";
import type { Discovery, Environment } from "./environment";

/** What the stacks use of GitLab that not every version or tier has. */
interface Use {
  /** In words, for a sentence: `claim job_source`. */
  readonly words: string;
  /** `18.7` */
  readonly since?: string;
  readonly premium?: true;
}

/** The issuers: whether their version and tier have what the stacks use, and what they said when they were asked. */
export function issuerDiagnoses(
  input: Input,
  declared: readonly Issuer[],
  { discovery }: Environment,
): readonly Diagnosis[] {
  const uses = usesOf(input);
  return issuersOf(input, declared).flatMap(({ issuer, isDeclared }) => [
    ...versionDiagnoses(issuer, isDeclared, uses),
    ...asked(issuer, discovery?.get(issuer.url)),
  ]);
}

/** The issuer URLs that an input is about, each once. */
export function issuersOf(
  { gitlab }: Pick<Input, "gitlab">,
  declared: readonly Issuer[],
): readonly { readonly issuer: Issuer; readonly isDeclared: boolean }[] {
  const byUrl = new Map(
    gitlab.issuers.map((issuer) => [issuer.url, { issuer, isDeclared: false }]),
  );
  for (const issuer of declared) byUrl.set(issuer.url, { issuer, isDeclared: true });
  return [...byUrl.values()];
}

function usesOf({ identities, declared, stacks }: Input): readonly Use[] {
  const claims = new Set<ClaimName>(
    identities.flatMap(({ reading }) =>
      reading.trust.grants.flatMap(({ constraints }) => [...constraints.keys()]),
    ),
  );
  const components = new Set<SubjectComponent>(
    declared.projects.flatMap(({ template }) => template ?? []),
  );
  const premium = stacks.some(({ resources }) =>
    resources.some(({ type }) => /^gitlab_(?:project|group)_protected_environment$/.test(type)),
  );
  return [
    ...[...components].map((c): Use => ({
      words: `${c} in a subject template`,
      since: componentSince(c),
    })),
    ...[...claims].flatMap((claim): readonly Use[] => {
      const { since } = claimInfo(claim);
      return since === undefined ? [] : [{ words: `claim ${claim}`, since }];
    }),
    ...(claims.has("environment_protected")
      ? [{ words: "claim environment_protected with a value of its own", premium: true } as const]
      : []),
    ...(premium ? [{ words: "protected environments", premium: true } as const] : []),
  ];
}

function versionDiagnoses(
  issuer: Issuer,
  isDeclared: boolean,
  uses: readonly Use[],
): readonly Diagnosis[] {
  const name = `issuer ${issuer.url}`;
  const sinces = uses.flatMap(({ since }) => since ?? []);
  const newest = sinces.reduce((a, b) => (compareVersions(a, b) >= 0 ? a : b), "0.0");
  if (issuer.kind !== "gitlab.com" && !isDeclared) {
    return [
      {
        name,
        status: "unknown",
        needed: newest === "0.0" ? "any supported version" : `GitLab >= ${newest}`,
        message: `the version of this GitLab is not in the input, and was taken to be ${NEWEST_VERSION}`,
        fix: "declare it with GitlabInstance and keep federation.json beside the stack",
      },
    ];
  }
  const found = `GitLab ${issuer.version} ${issuer.tier}`;
  const missing = uses.flatMap((use): readonly Diagnosis[] => {
    if (use.since !== undefined && !hasSince(issuer.version, use.since)) {
      return [
        {
          name,
          status: "error",
          found,
          needed: `GitLab >= ${use.since} for ${use.words}`,
          message: `GitLab ${issuer.version} has no ${use.words}`,
          fix: `upgrade GitLab to ${use.since}, or do without ${use.words}`,
        },
      ];
    }
    if (use.premium === true && issuer.tier === "free") {
      return [
        {
          name,
          status: "error",
          found,
          needed: `GitLab Premium for ${use.words}`,
          message: `GitLab Free has no ${use.words}`,
          fix: `rely on protected refs, or declare the instance's real tier`,
        },
      ];
    }
    return [];
  });
  if (missing.length > 0) return missing;
  return [
    {
      name,
      status: "ok",
      found,
      needed: newest === "0.0" ? "any supported version" : `GitLab >= ${newest}`,
      message: `GitLab ${issuer.version} has all that the stacks use`,
    },
  ];
}

/** Relying parties fetch the signing keys from here, and compare `iss` byte for byte (OpenID Connect Discovery 1.0, 4.3). */
function asked({ url }: Issuer, discovery: Discovery | undefined): readonly Diagnosis[] {
  if (discovery === undefined) return [];
  const name = `discovery ${url}`;
  const needed = `issuer ${url}, RS256, at least one key`;
  if ("problem" in discovery) {
    return [
      {
        name,
        status: "error",
        needed,
        message: `the discovery document cannot be read from this machine: ${discovery.problem}`,
        fix: "make it reachable for the relying parties, or give them the keys by hand",
      },
    ];
  }
  const { issuer, algorithms, keys } = discovery;
  const found = `issuer ${issuer}, ${algorithms.join(", ") || "no algorithm"}, ${keys} keys`;
  const fits = issuer === url && algorithms.includes("RS256") && keys > 0;
  return [
    {
      name,
      status: fits ? "ok" : "error",
      found,
      needed,
      message: fits
        ? "the issuer answers as its tokens say"
        : "the issuer answers other than its tokens say",
      ...(fits
        ? {}
        : { fix: "declare the issuer as it names itself (issuerUrl of GitlabInstance)" }),
    },
  ];
}

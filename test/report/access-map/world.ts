import { createHash } from "node:crypto";
import type { AccessPath, Identity } from "../../../lib/access";
import { exact, trustOf } from "../../../lib/core";
import type { Change } from "../../../lib/review/diff/change";
import { accessMap, type AccessMapInput } from "../../../lib/report/access-map/model";
import { accessMapPage } from "../../../lib/report/access-map/page";

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64");

/** The page of an input for one stack. */
export const pageOf = (input: AccessMapInput): string =>
  accessMapPage(input, { sha256, stacks: ["shop"] });

/** An identity that trusts one branch of one project. */
export function identity(
  name: string,
  permissions: readonly string[] = [],
  project = "shop/web",
): Identity {
  return {
    stack: "shop",
    address: `aws_iam_role.${name}`,
    name,
    relyingParty: "aws",
    reading: {
      trust: trustOf({
        project_path: exact(project),
        ref_type: exact("branch"),
        ref: exact("main"),
      }),
      notUnderstood: [],
      undeclaredTemplates: [],
      audience: { required: true, registered: undefined },
    },
    permissions,
    administrator: undefined,
    session: { seconds: 3600, because: "of the role's session" },
  };
}

const TEAMS = ["payments", "ledger", "storefront", "search", "identity", "billing", "mobile"];
const DUTIES = ["deploy", "plan", "publish", "backup", "report"];

/** A company with about this many nodes: a fifth of them in each column. */
export function company(nodes: number): AccessMapInput {
  const size = Math.round(nodes / 5);
  const team = (index: number): string =>
    `${TEAMS[index % TEAMS.length] ?? ""}${index < TEAMS.length ? "" : `-${Math.floor(index / TEAMS.length)}`}`;
  const identities = Array.from({ length: size }, (_, i) =>
    identity(
      `${team(i % Math.ceil(size / 2))}-${DUTIES[i % DUTIES.length] ?? ""}-${i}`,
      [
        `${i % 3 === 0 ? "read" : "read and write"} s3://acme-${team(i)}/${DUTIES[i % 5] ?? ""}/`,
        ...(i % 7 === 0 ? [`push ecr://acme/${team(i - (i % 14))}`] : []),
      ],
      `acme/${team(i)}`,
    ),
  );
  const paths = identities.flatMap(({ name, address, permissions }, i) =>
    [0, 1].slice(0, i % 5 === 4 ? 2 : 1).map((way): AccessPath => {
      const role = way === 0 ? "maintainer" : "developer";
      const bare = i % 23 === 9;
      const at = (i + way) % size;
      const production = i % 2 === 0;
      return {
        stack: "shop",
        group: bare ? null : `GG-${team(at)}-${way === 0 ? "operators" : "engineers"}`,
        gitlabGroup: `acme/${team(at)}`,
        role: bare ? "member" : role,
        project: `acme/${team(i)}`,
        identity: address,
        identityName: name,
        resources: permissions,
        bearers: [],
        witness: {
          ref: way === 0 ? "main" : "feature/x",
          ref_type: "branch",
          ref_protected: way === 0 ? "true" : "false",
          ...(production && way === 0 ? { environment: "production" } : {}),
        },
        revocation: bare
          ? { seconds: null, because: ["no bound: no directory group stands behind this access"] }
          : {
              seconds: 93_600,
              because: [
                "86400 s until GitLab blocks an account that the directory disabled",
                "3600 s in which a running job keeps its token",
                "3600 s of the role's session",
              ],
            },
        approvals:
          i % 3 === 0
            ? ["one approval of the protected environment production, by acme/leads"]
            : [],
        assumed:
          i % 4 === 0
            ? [
                `main is taken to be the default branch of acme/${team(i)}, protected as GitLab does it`,
              ]
            : [],
        message: `${name} ${way}`,
      };
    }),
  );
  return { paths, identities };
}

/** The company after a merge request: some paths are new, one is gone, one trust got wider. */
export function changedCompany(nodes: number): AccessMapInput {
  const { paths, identities } = company(nodes);
  const [wide, other] = identities;
  const change = (of: Identity | undefined, kind: Change["kind"], message: string): Change => ({
    stack: "shop",
    identity: of?.address ?? "aws_iam_role.former",
    identityName: of?.name ?? "former",
    relyingParty: "aws",
    kind,
    message,
    people: kind === "wider" ? ["GG-payments-engineers (developer in acme/payments)"] : [],
    before: ['project_path "acme/payments", ref_type "branch", ref "main"'],
    after: kind === "removed" ? [] : ['project_path "acme/payments", ref_type "branch", ref *'],
  });
  const lost = {
    ...paths[3]!,
    group: "GG-contractors",
    identity: "aws_iam_role.former",
    identityName: "former",
  };
  return {
    paths,
    identities,
    diff: {
      changes: [
        change(wide, "wider", "it takes more: a job on unprotected branch x gets in now"),
        change(other, "same-access", "it takes the same jobs, in other words"),
        change(undefined, "removed", "nobody becomes former any more"),
      ],
      paths: {
        gained: paths.filter((_, i) => i % 9 === 0).slice(0, 8),
        lost: [lost],
        changed: [],
      },
      notes: ["access NOT revoked: the last link of acme/search is gone"],
    },
  };
}

/** The input with every identity that deploys, and a removed one, marked as production, on both sides of a comparison. */
export function marked({ paths, identities, diff }: AccessMapInput): AccessMapInput {
  const mark = <T extends { readonly name: string } | { readonly identityName: string }>(
    one: T,
  ) => ({
    ...one,
    production: /-deploy-|former/.test("name" in one ? one.name : one.identityName),
  });
  const marks = {
    paths: paths.map(mark),
    identities: identities.map(mark),
  };
  if (diff === undefined) return marks;
  const { gained, lost } = diff.paths;
  return {
    ...marks,
    diff: {
      ...diff,
      changes: diff.changes.map(mark),
      paths: { gained: gained.map(mark), lost: lost.map(mark), changed: [] },
    },
  };
}

/** Number of nodes in the map of an input. */
export function nodesIn(input: AccessMapInput): number {
  return new Set(accessMap(input).rows.flatMap(({ numbers }) => numbers.flat())).size;
}

import type { PermissionRead } from "./permission-policy";
import type { RolePolicy } from "./role-policies";

/** What the policies of a role let it do, one line each, the same line once. */
export function permissionWords(policies: readonly RolePolicy[]): readonly string[] {
  const lines = policies.flatMap(policyWords);
  const distinct = [...new Set(lines.map((line) => line.text))];
  return distinct.filter((text) => !lines.some((l) => l.text === text && isImplied(l, lines)));
}

/** Why a role holds administrator rights; `undefined` where nothing shows that it does. */
export function administratorReason(policies: readonly RolePolicy[]): string | undefined {
  const policy = policies.find((p) => p.administrator === true);
  return policy && `${shortName(policy.name)} (${policy.address}) gives administrator rights`;
}

interface Line {
  readonly text: string;
  /** What it is about, where another line about the same makes it superfluous. */
  readonly serves?: string;
  readonly about?: string;
}

function isImplied({ serves }: Line, lines: readonly Line[]): boolean {
  return serves !== undefined && lines.some((line) => line.about === serves);
}

function policyWords(policy: RolePolicy): readonly Line[] {
  const { name, statements, administrator } = policy;
  if (administrator === true) return [{ text: `administrator rights by ${shortName(name)}` }];
  if (statements === undefined)
    return [{ text: `policy ${shortName(name)}, which is not known before apply` }];
  if (statements.length === 0) return [{ text: `managed policy ${shortName(name)}` }];
  return statements.flatMap(statementWords);
}

/** `ReadOnlyAccess` of `arn:aws:iam::aws:policy/ReadOnlyAccess`. */
function shortName(name: string): string {
  return /^arn:[^:]*:iam::[^:]*:policy\/(?:.*\/)?([^/]+)$/.exec(name)?.[1] ?? name;
}

const CONDITIONAL = ", under conditions";

function statementWords(statement: PermissionRead): readonly Line[] {
  const { actions, resources, effect, conditional } = statement;
  const doing = actions.members.map((m) => m.shown);
  const places = resources.members.map((m) => m.shown);
  const plain = !actions.negated && !resources.negated && effect === "Allow";
  if (plain && places.length === 1) {
    const known = SERVICES.flatMap((service) => service(doing, places[0] ?? "") ?? []);
    const [line] = known;
    if (line !== undefined)
      return [conditional ? { ...line, text: `${line.text}${CONDITIONAL}` } : line];
  }
  const what = `${actions.negated ? "anything but " : ""}${doing.join(", ")}`;
  const where = `${resources.negated ? "anything but " : ""}${places.join(", ")}`;
  const how = effect === "Allow" ? "" : effect === "Deny" ? "denied: " : "perhaps: ";
  return [{ text: `${how}${what} on ${where}${conditional ? CONDITIONAL : ""}` }];
}

type Service = (actions: readonly string[], resource: string) => Line | undefined;

const s3Objects: Service = (actions, resource) => {
  const place = /^arn:[^:]*:s3:::([^/]+)\/(.*?)\*?$/.exec(resource);
  if (place === null || !actions.every((a) => OBJECT_ACTIONS.has(a))) return undefined;
  const reads = actions.includes("s3:GetObject");
  const writes = actions.some((a) => a !== "s3:GetObject");
  const verb = reads && writes ? "read and write" : reads ? "read" : "write";
  return {
    text: `${verb} s3://${place[1] ?? ""}/${place[2] ?? ""}`,
    about: `s3://${place[1] ?? ""}`,
  };
};

const OBJECT_ACTIONS: ReadonlySet<string> = new Set([
  "s3:GetObject",
  "s3:PutObject",
  "s3:DeleteObject",
  "s3:AbortMultipartUpload",
]);

const s3List: Service = (actions, resource) => {
  const bucket = /^arn:[^:]*:s3:::([^/*]+)$/.exec(resource)?.[1];
  if (bucket === undefined || actions.join() !== "s3:ListBucket") return undefined;
  return { text: `list s3://${bucket}`, serves: `s3://${bucket}` };
};

const ecrImages: Service = (actions, resource) => {
  const repository = /^arn:[^:]*:ecr:[^:]*:[^:]*:repository\/(.+)$/.exec(resource)?.[1];
  if (repository === undefined || !actions.every((a) => a.startsWith("ecr:"))) return undefined;
  const pulls = actions.includes("ecr:BatchGetImage");
  const pushes = actions.includes("ecr:PutImage");
  if (!pulls && !pushes) return undefined;
  const verb = pulls && pushes ? "push and pull" : pulls ? "pull" : "push";
  return { text: `${verb} images of ECR repository ${repository}`, about: "ecr" };
};

const ecrToken: Service = (actions, resource) =>
  actions.join() === "ecr:GetAuthorizationToken" && resource === "*"
    ? { text: "log in to ECR", serves: "ecr" }
    : undefined;

const eksDescribe: Service = (actions, resource) => {
  const cluster = /^arn:[^:]*:eks:[^:]*:[^:]*:cluster\/(.+)$/.exec(resource)?.[1];
  if (cluster === undefined || actions.join() !== "eks:DescribeCluster") return undefined;
  return { text: `describe EKS cluster ${cluster}` };
};

const SERVICES: readonly Service[] = [s3Objects, s3List, ecrImages, ecrToken, eksDescribe];

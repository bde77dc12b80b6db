/** AWS partitions that have IAM OIDC providers. */
export const PARTITIONS = ["aws", "aws-cn", "aws-us-gov"] as const;

/** One of AWS's separate worlds; every ARN names it. */
export type Partition = (typeof PARTITIONS)[number];

export function isPartition(text: string): text is Partition {
  return (PARTITIONS as readonly string[]).includes(text);
}

/** An OIDC provider as its ARN names it. */
export interface ProviderName {
  readonly partition: Partition;
  /** Twelve digits. */
  readonly account: string;
  /** Host and path of the issuer, without scheme: also the prefix of its condition keys. */
  readonly host: string;
}

const ARN = /^arn:([^:]*):iam::(\d{12}):oidc-provider\/(.+)$/s;

/** Takes an OIDC provider's ARN apart; `undefined` where it is none. */
export function providerName(arn: string): ProviderName | undefined {
  const [, partition = "", account = "", host = ""] = ARN.exec(arn) ?? [];
  return isPartition(partition) ? { partition, account, host } : undefined;
}

/** The ARN of the OIDC provider for an issuer URL. */
export function providerArn(issuerUrl: string, account: string, partition: Partition): string {
  return `arn:${partition}:iam::${account}:oidc-provider/${keyPrefix(issuerUrl)}`;
}

/** Prefix of the condition keys of an issuer: host plus path of its URL, no scheme (facts/relying-parties, section 2). */
export function keyPrefix(issuerUrl: string): string {
  return issuerUrl.replace(/^https?:\/\//, "");
}

/** The issuer URL of a provider's host and path: AWS accepts https alone. */
export function issuerUrl(hostAndPath: string): string {
  return /^https?:\/\//.test(hostAndPath) ? hostAndPath : `https://${hostAndPath}`;
}

/** Host and path for comparing providers: a slash at the end of the URL is no part of the ARN. */
export function plainHost(url: string): string {
  return keyPrefix(url).replace(/\/+$/, "");
}

const FOREIGN_HOSTS: readonly RegExp[] = [
  /^token\.actions\.githubusercontent\.com(\/|$)/,
  /^(accounts|securetoken|container)\.google(apis)?\.com(\/|$)/,
  /^cognito-identity(-[a-z]+)?\.amazonaws\.com(\.cn)?(\/|$)/,
  /^cognito-idp\.[^/]+\.amazonaws\.com(\.cn)?(\/|$)/,
  /^oidc\.eks(-fips)?\.[^/]+\.amazonaws\.com(\.cn)?(\/|$)/,
  /^(www\.amazon\.com|graph\.facebook\.com|appleid\.apple\.com)(\/|$)/,
  /^app\.terraform\.io(\/|$)/,
  /^(login\.microsoftonline\.com|sts\.windows\.net)\//,
  /^oidc\.circleci\.com(\/|$)/,
  /^agent\.buildkite\.com(\/|$)/,
  /^api\.bitbucket\.org(\/|$)/,
  /^(oidc\.vercel\.com|oidc\.fly\.io|api\.pulumi\.com)(\/|$)/,
  /^vstoken\.dev\.azure\.com(\/|$)/,
  /^[^/]+\.(okta|oktapreview|auth0|onelogin)\.com(\/|$)/,
];

/** Whether this issuer is known and is no GitLab: none of its tokens is a GitLab job's. */
export function isForeignHost(host: string): boolean {
  return FOREIGN_HOSTS.some((pattern) => pattern.test(host.toLowerCase()));
}

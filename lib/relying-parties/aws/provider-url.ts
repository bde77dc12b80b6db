import { hostOf } from "../foreign-host";

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

/** Prefix of the condition keys of an issuer: host plus path of its URL, no scheme (docs.aws.amazon.com, IAM and STS condition keys). */
export function keyPrefix(issuerUrl: string): string {
  return hostOf(issuerUrl);
}

/** The issuer URL of a provider's host and path: AWS accepts https alone. */
export function issuerUrl(hostAndPath: string): string {
  return /^https?:\/\//.test(hostAndPath) ? hostAndPath : `https://${hostAndPath}`;
}

/** Host and path for comparing providers: a slash at the end of the URL is no part of the ARN. */
export function plainHost(url: string): string {
  return keyPrefix(url).replace(/\/+$/, "");
}

import { UsageError } from "./errors";
import { gitlabVersion, NEWEST_VERSION } from "./version";

/** The GitLab instance as a signer of ID tokens. */
export interface Issuer {
  readonly kind: "gitlab.com" | "self-managed" | "dedicated";
  /** The `iss` claim, byte for byte: scheme, host, relative path, no trailing slash. */
  readonly url: string;
  /** URL of the instance's pages and API, which differs from `url` where `ci_id_tokens_issuer_url` is set. */
  readonly host: string;
  /** `major.minor`. */
  readonly version: string;
  readonly tier: "free" | "premium" | "ultimate";
}

export interface IssuerProps {
  readonly kind: Issuer["kind"];
  /**
   * URL of the instance, `https://gitlab.example.com`.
   * @default - `https://gitlab.com` for gitlab.com; required otherwise
   */
  readonly url?: string;
  /**
   * `iss` where the administrator set `ci_id_tokens_issuer_url` (GitLab 18.1).
   * @default - the URL of the instance
   */
  readonly issuerUrl?: string;
  /**
   * GitLab version, `"19.2"`.
   * @default - the newest version this package knows, for gitlab.com; required otherwise
   */
  readonly version?: string;
  /**
   * Free counts as FOSS: `environment_protected` is constant `"false"` there.
   * @default "premium"
   */
  readonly tier?: Issuer["tier"];
}

const GITLAB_COM = "https://gitlab.com";

/**
 * A GitLab instance as issuer.
 * @throws UsageError ERR_ISSUER
 */
export function issuer(props: IssuerProps): Issuer {
  const host = instanceUrl(props);
  const url = props.issuerUrl === undefined ? host : httpsUrl(props.issuerUrl, "issuerUrl");
  if (props.version === undefined && props.kind !== "gitlab.com") {
    throw new UsageError("ERR_ISSUER", "the GitLab version is missing", {
      fix: 'give version: "19.2" (Help page of the instance): claims and subject templates depend on it',
    });
  }
  const version = gitlabVersion(props.version ?? NEWEST_VERSION);
  return { kind: props.kind, url, host, version, tier: props.tier ?? "premium" };
}

/** gitlab.com as it is today. */
export const GITLAB_DOT_COM: Issuer = issuer({ kind: "gitlab.com" });

function instanceUrl(props: IssuerProps): string {
  if (props.kind === "gitlab.com") {
    const other = [props.url, props.issuerUrl].find((u) => u !== undefined && u !== GITLAB_COM);
    if (other !== undefined) {
      throw new UsageError("ERR_ISSUER", "gitlab.com has one URL", {
        given: shown(other),
        allowed: GITLAB_COM,
        fix: "use kind self-managed or dedicated for another instance",
      });
    }
    return GITLAB_COM;
  }
  if (props.url === undefined) {
    throw new UsageError("ERR_ISSUER", `the URL of the ${props.kind} instance is missing`, {
      fix: "give url, such as https://gitlab.example.com",
    });
  }
  const url = httpsUrl(props.url, "url");
  if (url === GITLAB_COM || props.issuerUrl === GITLAB_COM) {
    throw new UsageError("ERR_ISSUER", `gitlab.com is not a ${props.kind} instance`, {
      given: GITLAB_COM,
      fix: "use kind gitlab.com",
    });
  }
  return url;
}

/** The URL without a password, for messages. */
function shown(url: string): string {
  return url.replace(/\/\/[^/]*@/, "//***@");
}

function httpsUrl(text: string, prop: string): string {
  const refuse = (problem: string, fix: string): never => {
    throw new UsageError("ERR_ISSUER", problem, { given: JSON.stringify(shown(text)), fix });
  };
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return refuse(`${prop} is not a URL`, "write scheme and host: https://gitlab.example.com");
  }
  if (url.protocol !== "https:") {
    return refuse(`${prop} must use https`, "relying parties fetch the signing keys over TLS only");
  }
  if (url.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "") {
    return refuse(
      `${prop} must have no query, fragment or credentials`,
      "write scheme, host and path only",
    );
  }
  if (text.endsWith("/")) {
    return refuse(
      `${prop} ends in a slash`,
      "GitLab's iss claim has none, and it is compared byte for byte",
    );
  }
  if (url.href.replace(/\/$/, "") !== text) {
    return refuse(`${prop} is not in its plain form`, `write ${url.href.replace(/\/$/, "")}`);
  }
  if (!/^[\w.~:/%[\]-]+$/.test(text)) {
    return refuse(
      `${prop} has a character that no issuer has`,
      "write letters, digits and . _ ~ : / % - only",
    );
  }
  return text;
}

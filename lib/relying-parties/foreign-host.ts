/** Host and path of a URL, without its scheme. */
export function hostOf(url: string): string {
  return url.replace(/^https?:\/\//, "");
}

const FOREIGN_HOSTS = [
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

const FOREIGN_HOST = new RegExp(FOREIGN_HOSTS.map(({ source }) => source).join("|"));

/** Whether this issuer is known and is no GitLab: none of its tokens is a GitLab job's. */
export function isForeignHost(host: string): boolean {
  return FOREIGN_HOST.test(host.toLowerCase());
}

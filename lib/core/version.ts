import { UsageError } from "./errors";

/** The newest GitLab version this package knows; taken where an input does not say which version mints its tokens. */
export const NEWEST_VERSION = "19.6";

/** Orders two `major.minor` versions: negative where `a` is older. */
export function compareVersions(a: string, b: string): number {
  const [aMajor, aMinor] = parts(a);
  const [bMajor, bMinor] = parts(b);
  return aMajor - bMajor || aMinor - bMinor;
}

/** Whether a GitLab of `version` has what came with `since`; `undefined` means it always had it. */
export function hasSince(version: string, since: string | undefined): boolean {
  return since === undefined || compareVersions(version, since) >= 0;
}

/**
 * Checks a GitLab version as users write it (`"19.2"`, `"18.7.3-ee"`) and returns `major.minor`.
 * @throws UsageError ERR_ISSUER
 */
export function gitlabVersion(text: string): string {
  const found = /^(\d{1,3})\.(\d{1,3})(?:\.\d+)?(?:-[a-z]+)?$/.exec(text);
  if (!found) {
    throw new UsageError("ERR_ISSUER", "this is not a GitLab version", {
      given: JSON.stringify(text),
      allowed: 'major.minor as text, such as "19.2"',
    });
  }
  return `${Number(found[1])}.${Number(found[2])}`;
}

function parts(version: string): [number, number] {
  const [major = "0", minor = "0"] = version.split(".");
  return [Number(major), Number(minor)];
}

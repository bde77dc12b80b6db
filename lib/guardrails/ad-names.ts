/**
 * What is wrong with the name of an AD object, or `undefined`. hashicorp/ad puts names into PowerShell and cuts DNs at the
 * first comma, so characters that need an escape there are refused (hashicorp/ad, `winrmhelper`).
 */
export function nameProblem(name: string): string | undefined {
  const bad = /[$`\\",+<>;=#]/.exec(name);
  if (bad !== null) {
    return `has ${JSON.stringify(bad[0])}, which the provider does not carry safely`;
  }
  if (name !== name.trim()) return "starts or ends with a space";
  return name.length > 64 ? `has ${name.length} characters, and AD takes 64` : undefined;
}

/** What is wrong with a sAMAccountName, or `undefined` (AD schema SAM-Account-Name, [MS-ADA3] 2.222). */
export function samAccountNameProblem(name: string, kind: "group" | "user"): string | undefined {
  const bad = /["/\\[\]:;|=,+*?<>$`]/.exec(name);
  if (bad !== null) return `has ${JSON.stringify(bad[0])}, which it cannot hold`;
  if (kind === "group" && /^[\d. ]*$/.test(name)) {
    return "consists of digits, dots and spaces only";
  }
  if (/^[. ]/.test(name) || name.endsWith(" ")) {
    return "starts with a dot or space, or ends with a space, which AD cuts off";
  }
  const longest = kind === "user" ? 20 : 256;
  return name.length > longest
    ? `has ${name.length} characters, and AD takes ${longest}`
    : undefined;
}

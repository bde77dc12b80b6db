/**
 * What is wrong with the name of an AD object, or `undefined`. The provider hashicorp/ad puts names into PowerShell and
 * cuts DNs at the first comma (hashicorp/ad, `winrmhelper`), so characters that need an escape there are refused.
 */
export function nameProblem(name: string): string | undefined {
  const bad = /[$`\\",+<>;=#]/.exec(name);
  if (bad !== null)
    return `has ${JSON.stringify(bad[0])}, which the provider does not carry safely`;
  if (name !== name.trim()) return "starts or ends with a space";
  if (name.length > 64) return `has ${name.length} characters`;
  return undefined;
}

/**
 * What is wrong with the sAMAccountName of a group, or `undefined` (AD schema SAM-Account-Name, [MS-ADA3] 2.222).
 */
export function samAccountNameProblem(name: string): string | undefined {
  const bad = /["/\\[\]:;|=,+*?<>$`]/.exec(name);
  if (bad !== null) return `has ${JSON.stringify(bad[0])}, which a sAMAccountName cannot hold`;
  if (/^[\d. ]*$/.test(name)) return "consists of digits, dots and spaces only";
  if (/^[. ]/.test(name) || name.endsWith(" "))
    return "starts with a dot or space, or ends with a space, which AD cuts off";
  if (name.length > 256) return `has ${name.length} characters`;
  return undefined;
}

/** Whether a text is a GUID as Entra and AD write object ids. */
export function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

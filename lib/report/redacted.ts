/** A JWT: three parts of which the first is a JSON object in base64url. */
const TOKEN = /\beyJ[\w-]*\.[\w-]*(?:\.[\w-]*)?/g;

/** Takes tokens out of prose: somebody may have given one where a name or a path belongs. */
export function redacted(text: string): string {
  return text.replace(TOKEN, "[a token]");
}

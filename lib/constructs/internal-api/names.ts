/** `artifact-store` as the start of names of variables: `ARTIFACT_STORE`. */
export function variablePrefix(name: string): string {
  return name.toUpperCase().replaceAll("-", "_");
}

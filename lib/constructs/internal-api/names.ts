/** `ArtifactStore` as a name of lower-case words: `artifact-store`. */
export function kebabCase(id: string): string {
  return id
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();
}

/** `artifact-store` as the start of names of variables: `ARTIFACT_STORE`. */
export function variablePrefix(name: string): string {
  return name.toUpperCase().replaceAll("-", "_");
}

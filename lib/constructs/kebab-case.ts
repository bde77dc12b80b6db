/** `ArtifactStore` as a name of lower-case words: `artifact-store`. */
export function kebabCase(id: string): string {
  return id
    .replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "-")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .toLowerCase();
}

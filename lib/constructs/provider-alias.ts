/** A provider alias made of a construct path: aliases are identifiers, and construct paths within a stack are unique. */
export function providerAlias(path: string, stackPath: string): string {
  const own = path.slice(stackPath.length + 1);
  return own.replaceAll(/[^A-Za-z0-9]+/g, "_").replace(/^(?=\d)/, "_");
}

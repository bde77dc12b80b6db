/** A value as Terraform's JSON syntax has it: in its texts `${` and `%{` would start a template. */
export function escaped(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("${", "$${").replaceAll("%{", "%%{");
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, escaped(inner)]));
}

import {
  attribute,
  decodeTemplate,
  isUnknown,
  type Stack,
  Unknown,
  type Value,
} from "../../terraform";

/**
 * A text of a document beside Terraform's: this package writes ids that Terraform learns on apply as `${gitlab_project.web.id}`,
 * and Terraform's output has the id in that place. References to what the stack knows are replaced.
 */
export function settledText(value: Value, stack: Stack): Value {
  if (typeof value !== "string" || !value.includes("${")) return value;
  const decoded = decodeTemplate(value);
  if (!isUnknown(decoded)) return decoded;
  const parts = decoded.parts.map((part) =>
    typeof part === "string" ? part : (knownText(part.reference, stack) ?? part),
  );
  return parts.every((part) => typeof part === "string")
    ? parts.join("")
    : new Unknown(joined(parts));
}

function knownText(reference: string, { resources }: Stack): string | undefined {
  const dot = reference.lastIndexOf(".");
  const resource = resources.find(({ address }) => address === reference.slice(0, dot));
  const value = resource && attribute(resource.values, reference.slice(dot + 1));
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

function joined(parts: Unknown["parts"]): Unknown["parts"] {
  const result: Unknown["parts"][number][] = [];
  for (const part of parts) {
    const last = result[result.length - 1];
    if (typeof part === "string" && typeof last === "string")
      result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result;
}

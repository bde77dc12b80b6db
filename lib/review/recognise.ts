import { isObject } from "../terraform/json";

/** What a file of Terraform JSON is. */
export type TerraformKind = "configuration" | "plan" | "state";

/** Top-level members of a configuration (developer.hashicorp.com, "JSON Configuration Syntax"). */
const BLOCKS = new Set([
  "//",
  "check",
  "data",
  "ephemeral",
  "import",
  "locals",
  "module",
  "moved",
  "output",
  "provider",
  "removed",
  "resource",
  "terraform",
  "variable",
]);

/** Members that only `terraform show -json` of a plan has. */
const PLAN_MEMBERS = ["planned_values", "resource_changes", "configuration"];

/**
 * What JSON is by its content; `undefined` where it is no Terraform. An empty state has nothing but `format_version`; other
 * documents of Terraform (`providers schema`, `validate`) have members of their own beside it.
 */
export function recognise(json: unknown): TerraformKind | undefined {
  if (!isObject(json)) return undefined;
  if (isPlanOfNoVersion(json)) return "plan";
  if (typeof json["format_version"] === "string") {
    if (PLAN_MEMBERS.some((name) => isObject(json[name]) || Array.isArray(json[name])))
      return "plan";
    const others = Object.keys(json).filter((name) => !STATE_MEMBERS.has(name));
    return others.length === 0 ? "state" : undefined;
  }
  const members = Object.keys(json);
  return members.some((name) => name !== "//") && members.every((name) => BLOCKS.has(name))
    ? "configuration"
    : undefined;
}

/** No other document has both: it is refused for its version, rather than left out. */
function isPlanOfNoVersion(json: Readonly<Record<string, unknown>>): boolean {
  return (
    typeof json["format_version"] !== "string" &&
    isObject(json["planned_values"]) &&
    Array.isArray(json["resource_changes"])
  );
}

const STATE_MEMBERS = new Set(["format_version", "terraform_version", "values", "checks"]);

/** Whether JSON is a raw state (`terraform.tfstate`), which Terraform may change at any release. */
export function isRawState(json: unknown): boolean {
  return (
    isObject(json) && typeof json["lineage"] === "string" && typeof json["serial"] === "number"
  );
}

/** The name cdktf gave the stack of a configuration. */
export function cdktfStackName(json: unknown): string | undefined {
  const comment = isObject(json) ? json["//"] : undefined;
  const metadata = isObject(comment) ? comment["metadata"] : undefined;
  const name = isObject(metadata) ? metadata["stackName"] : undefined;
  return typeof name === "string" && name !== "" ? name : undefined;
}

import { isUnknown, Unknown, UNKNOWN, type Resource, type Value } from "../../terraform";
import type { NotUnderstood } from "../trust-document";
import { type Block, blocks, list } from "../blocks";
import { PROVIDER_TYPE } from "./provider";

export const DOCUMENT_TYPE = "aws_iam_policy_document";

/** A policy as JSON, as far as the input tells it. */
export interface PolicyJson {
  readonly policy: Value;
  readonly gaps: readonly NotUnderstood[];
}

/** The statements that a `data.aws_iam_policy_document` writes itself, without the documents it builds on. */
export function ownPolicy(resource: Resource): PolicyJson {
  const { address, values } = resource;
  const gaps: NotUnderstood[] = [];
  if (values["dynamic"] !== undefined) {
    gaps.push({
      code: "not-understood",
      message: `${address} has dynamic blocks, which are not expanded here`,
    });
  }
  const given = blocks(values["statement"]);
  if (given === undefined)
    gaps.push({ code: "unknown-value", message: `${address}.statement is not known before apply` });
  const statements = (given ?? []).map((statement) => statementJson(statement, resource));
  const version = values["version"] ?? "2012-10-17";
  return { policy: { Version: version, Statement: statements }, gaps };
}

/** The element of a statement block as JSON. `effect` null means Allow. */
function statementJson(block: Block, resource: Resource): Value {
  const json: Record<string, Value> = { Effect: block["effect"] ?? "Allow" };
  const set = (name: string, value: Value | undefined): void => {
    if (value !== undefined && value !== null && value !== "") json[name] = value;
  };
  set("Sid", block["sid"]);
  set("Action", members(block["actions"]));
  set("NotAction", members(block["not_actions"]));
  set("Resource", members(block["resources"]));
  set("NotResource", members(block["not_resources"]));
  set("Principal", principals(block["principals"], resource));
  set("NotPrincipal", principals(block["not_principals"], resource));
  set("Condition", conditions(block["condition"]));
  return json;
}

function members(value: Value | undefined): Value | undefined {
  const given = list(value);
  if (given === undefined) return UNKNOWN;
  return given.length === 0 ? undefined : given.map(late);
}

/** In a planned block null stands for what is not known yet. */
function late(value: Value): Value {
  return value === null ? UNKNOWN : withVariables(value);
}

/** The data source writes policy variables as `&{…}`. */
function withVariables(value: Value): Value {
  if (typeof value === "string") return value.replaceAll("&{", "${");
  if (!isUnknown(value)) return value;
  return new Unknown(
    value.parts.map((p) => (typeof p === "string" ? p.replaceAll("&{", "${") : p)),
  );
}

function principals(value: Value | undefined, resource: Resource): Value | undefined {
  const given = blocks(value);
  if (given === undefined) return UNKNOWN;
  if (given.length === 0) return undefined;
  const byType: Record<string, Value[]> = Object.create(null) as Record<string, Value[]>;
  for (const block of given) {
    const identifiers = list(block["identifiers"]) ?? [UNKNOWN];
    const type = block["type"];
    if (typeof type !== "string") return UNKNOWN;
    if (type === "*" && identifiers.length === 1 && identifiers[0] === "*") return "*";
    (byType[type] ??= []).push(...identifiers.map((id) => identifier(late(id), resource)));
  }
  return byType;
}

/** An identifier that a plan does not know is one of the OIDC providers that the configuration refers to there. */
function identifier(value: Value, resource: Resource): Value {
  if (!isUnknown(value) || value.references.length > 0 || value.parts.length > 1) return value;
  if (value.mentions.some((reference) => reference.includes(`${PROVIDER_TYPE}.`))) return value;
  const mentions = Object.values(resource.references)
    .flat()
    .filter((reference) => reference.includes(`${PROVIDER_TYPE}.`));
  return mentions.length === 0 ? value : new Unknown([{ reference: "", mentions }]);
}

/** Values of the same test and variable are merged by the provider: they are alternatives. */
function conditions(value: Value | undefined): Value | undefined {
  const given = blocks(value);
  if (given === undefined) return UNKNOWN;
  if (given.length === 0) return undefined;
  const byTest: Record<string, Record<string, Value[]>> = Object.create(null) as Record<
    string,
    Record<string, Value[]>
  >;
  for (const block of given) {
    const test = block["test"];
    if (typeof test !== "string") return UNKNOWN;
    const variable = block["variable"] ?? UNKNOWN;
    const key =
      typeof variable === "string" ? variable : isUnknown(variable) ? variable.toString() : "";
    const keys = (byTest[test] ??= Object.create(null) as Record<string, Value[]>);
    (keys[key] ??= []).push(...(list(block["values"])?.map(late) ?? [UNKNOWN]));
  }
  return byTest;
}

import { isObject, type WireObject, type WireValue } from "./wire-value";

/**
 * The `json` of a `data.aws_iam_policy_document`, as hashicorp/aws writes it: statements of the documents it builds on,
 * then its own; conditions of one test and variable merged; one value alone as text.
 */
export function policyDocument(document: WireObject): string {
  const before = texts(document["source_policy_documents"]).flatMap(statementsIn);
  const own = objects(document["statement"]).map(statement);
  return JSON.stringify(
    { Version: document["version"] ?? "2012-10-17", Statement: [...before, ...own] },
    null,
    2,
  );
}

function statementsIn(json: string): readonly object[] {
  return (JSON.parse(json) as { readonly Statement: readonly object[] }).Statement;
}

function statement(block: WireObject): object {
  const said: Readonly<Record<string, unknown>> = {
    Sid: block["sid"],
    Effect: block["effect"] ?? "Allow",
    Action: single(texts(block["actions"])),
    Resource: single(texts(block["resources"])),
    Principal: principals(objects(block["principals"])),
    Condition: conditions(objects(block["condition"])),
  };
  return Object.fromEntries(
    Object.entries(said).filter(([, v]) => v !== undefined && v !== null && v !== ""),
  );
}

function principals(blocks: readonly WireObject[]): object | undefined {
  if (blocks.length === 0) return undefined;
  return Object.fromEntries(blocks.map((b) => [text(b["type"]), single(texts(b["identifiers"]))]));
}

function conditions(blocks: readonly WireObject[]): object | undefined {
  if (blocks.length === 0) return undefined;
  const byTest: Record<string, Record<string, string[]>> = {};
  for (const block of blocks) {
    const byVariable = (byTest[text(block["test"])] ??= {});
    (byVariable[text(block["variable"])] ??= []).push(...texts(block["values"]));
  }
  return Object.fromEntries(
    Object.entries(byTest).map(([test, variables]) => [
      test,
      Object.fromEntries(Object.entries(variables).map(([name, v]) => [name, single(v) ?? []])),
    ]),
  );
}

const single = (values: readonly string[]) => (values.length > 1 ? values : values[0]);

const text = (value: WireValue | undefined): string => (typeof value === "string" ? value : "");

const texts = (value: WireValue | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((v) => typeof v === "string") : [];

const objects = (value: WireValue | undefined): readonly WireObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

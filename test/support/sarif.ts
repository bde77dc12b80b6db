import * as fs from "node:fs";
import Ajv from "ajv";
import addFormats from "ajv-formats";

/** OASIS' schema of SARIF 2.1.0 as Microsoft's SDK ships it. */
const FILE = require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");

function schema(): object {
  // Draft 4's `id` and `$schema` are all that keeps a validator of draft 7 from taking it.
  const { id, $schema, ...rest } = JSON.parse(fs.readFileSync(FILE, "utf8")) as {
    readonly id: string;
    readonly $schema: string;
  };
  if (!$schema.includes("draft-04")) throw new Error(`${id} is another draft: ${$schema}`);
  return rest;
}

// A pattern of the schema is no regular expression under the flag `u`.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
const validate = addFormats(ajv).compile(schema());

/** What is wrong with a SARIF log by the standard's own schema, one line each. */
export function sarifProblems(text: string): readonly string[] {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message ?? ""}`);
}

import Ajv from "ajv";

const TEXT = { type: "string", minLength: 1 };
const MESSAGE = closed({ text: TEXT }, ["text"]);
const LEVEL = { enum: ["none", "note", "warning", "error"] };

/** An object with these members and no other. */
function closed(properties: object, required: readonly string[] = []): object {
  return { type: "object", properties, required, additionalProperties: false };
}

/**
 * The part of SARIF 2.1.0 that this package writes, stricter than the standard: members, types and words are those of
 * OASIS' schema (oasis-tcs/sarif-spec, sarif-schema-2.1.0.json); what it leaves optional and readers want is required here.
 */
const SCHEMA = closed(
  {
    $schema: TEXT,
    version: { const: "2.1.0" },
    runs: {
      type: "array",
      minItems: 1,
      items: closed(
        {
          tool: closed(
            {
              driver: closed(
                {
                  name: TEXT,
                  semanticVersion: { type: "string", pattern: "^\\d+\\.\\d+\\.\\d+" },
                  rules: {
                    type: "array",
                    uniqueItems: true,
                    items: closed(
                      {
                        id: TEXT,
                        shortDescription: MESSAGE,
                        fullDescription: MESSAGE,
                        help: MESSAGE,
                        defaultConfiguration: closed({ level: LEVEL }, ["level"]),
                      },
                      ["id", "shortDescription", "fullDescription", "help", "defaultConfiguration"],
                    ),
                  },
                },
                ["name", "semanticVersion", "rules"],
              ),
            },
            ["driver"],
          ),
          columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
          results: { type: "array", items: resultSchema() },
        },
        ["tool", "results"],
      ),
    },
  },
  ["version", "runs"],
);

function resultSchema(): object {
  const physicalLocation = closed(
    {
      artifactLocation: closed({ uri: { type: "string", pattern: "^[^\\s:\\\\]+$" } }, ["uri"]),
      region: closed({ startLine: { type: "integer", minimum: 1 } }, ["startLine"]),
    },
    ["artifactLocation"],
  );
  const logicalLocations = {
    type: "array",
    uniqueItems: true,
    items: closed({ fullyQualifiedName: TEXT, kind: TEXT }),
  };
  const suppression = closed(
    {
      kind: { enum: ["inSource", "external"] },
      status: { enum: ["accepted", "underReview", "rejected"] },
      justification: TEXT,
    },
    ["kind"],
  );
  return closed(
    {
      ruleId: TEXT,
      level: LEVEL,
      message: MESSAGE,
      locations: {
        type: "array",
        minItems: 1,
        items: closed({ physicalLocation, logicalLocations }, ["physicalLocation"]),
      },
      partialFingerprints: { type: "object", additionalProperties: { type: "string" } },
      suppressions: { type: "array", uniqueItems: true, items: suppression },
    },
    ["ruleId", "level", "message", "locations", "partialFingerprints"],
  );
}

const validate = new Ajv({ allErrors: true }).compile(SCHEMA);

/** What is wrong with a SARIF log, one line each. */
export function sarifProblems(text: string): readonly string[] {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message ?? ""}`);
}

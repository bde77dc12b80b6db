import type { ObjectSchema } from "./tool";

/** The schema of a tool's arguments; others are refused. */
export function questionSchema(
  properties: ObjectSchema["properties"],
  required: readonly string[] = [],
): ObjectSchema {
  return {
    type: "object",
    properties,
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

/** The schema of an answer: the command's own members, and what only agents are told. */
export function answerSchema(properties: ObjectSchema["properties"]): ObjectSchema {
  return {
    type: "object",
    properties: {
      schemaVersion: { const: 1 },
      ...properties,
      notes: {
        type: "array",
        items: { type: "string" },
        description: "What a reader must know: what was not read, what the answer does not cover.",
      },
      cut: {
        type: "object",
        description:
          "Only where the answer was too long: what was left out, and how to ask for less.",
        properties: {
          lists: {
            type: "array",
            items: {
              type: "object",
              properties: {
                list: { type: "string" },
                shown: { type: "integer" },
                total: { type: "integer" },
              },
              required: ["list", "shown", "total"],
            },
          },
          narrow: { type: "string" },
        },
        required: ["lists", "narrow"],
      },
    },
    required: ["schemaVersion", ...Object.keys(properties)],
  };
}

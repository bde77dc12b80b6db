import { readFileSync } from "node:fs";
import { GITLAB_DOT_COM, pipelineTokens } from "../dist/core";
import { evaluate, findDocuments, prepare } from "../dist/relying-parties/aws";
import { readStack } from "../dist/terraform";
import { type Figure, median } from "./goals";

const ROUNDS = 20_000;

/** Decisions a second on one prepared AWS document. */
export function decisions(): Figure {
  const json: unknown = JSON.parse(readFileSync("bench/role.tf.json", "utf8"));
  const [document] = findDocuments(readStack(json, { name: "bench", file: "role.tf.json" }));
  if (document === undefined) throw new Error("bench/role.tf.json has no trust document");
  const prepared = prepare(document);
  const tokens = Object.values(
    pipelineTokens({
      issuer: GITLAB_DOT_COM,
      project: { id: "67890", path: "acme/app" },
      audience: "aws:111122223333",
    }),
  );
  const rates = Array.from({ length: 9 }, () => {
    const start = performance.now();
    for (let i = 0; i < ROUNDS; i++) {
      for (const token of tokens) evaluate(prepared, token);
    }
    return (ROUNDS * tokens.length) / ((performance.now() - start) / 1000);
  });
  return {
    name: "decisions a second on a prepared AWS document",
    value: median(rates),
    unit: "/s",
    goal: { atLeast: 100_000 },
  };
}

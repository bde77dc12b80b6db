import { readFileSync } from "node:fs";
import { GITLAB_DOT_COM, pipelineTokens } from "../dist/core";
import { type Decide, identityDocuments } from "../dist/relying-parties";
import { loadStacks } from "../dist/review";
import { type Figure, median } from "./goals";

const ROUNDS = 20_000;

/** A document of each party, the audience it takes, and the decisions a second it must reach. */
const DOCUMENTS = [
  { party: "AWS", file: "aws.tf.json", audience: "aws:111122223333", goal: 100_000 },
  { party: "Google", file: "gcp.tf.json", audience: "google:acme-prod", goal: 50_000 },
  { party: "Entra", file: "entra.tf.json", audience: "api://AzureADTokenExchange", goal: 100_000 },
  { party: "Vault", file: "vault.tf.json", audience: "vault:prod", goal: 100_000 },
  { party: "Kubernetes", file: "kubernetes.yaml", audience: "kubernetes:prod", goal: 50_000 },
] as const;

/** Decisions a second on one prepared document of each party that has one beside Terraform or in it. */
export function decisions(): readonly Figure[] {
  return DOCUMENTS.map(({ party, file, audience, goal }) => ({
    name: `decisions a second on a prepared document of ${party}`,
    value: rate(decideOf(file), audience),
    unit: "/s",
    goal: { atLeast: goal },
  }));
}

function decideOf(file: string): Decide {
  const path = `bench/documents/${file}`;
  const { stacks } = loadStacks([{ root: path, path: "", text: readFileSync(path, "utf8") }]);
  const [document] = stacks.flatMap(identityDocuments);
  if (document === undefined) throw new Error(`${path} has no trust document`);
  return document.prepare();
}

function rate(decide: Decide, audience: string): number {
  const project = { id: "67890", path: "acme/app" };
  const tokens = Object.values(pipelineTokens({ issuer: GITLAB_DOT_COM, project, audience }));
  if (tokens.every((token) => decide(token).admitted !== true)) {
    throw new Error(`no token for ${audience} is admitted`);
  }
  const rates = Array.from({ length: 9 }, () => {
    const start = performance.now();
    for (let i = 0; i < ROUNDS; i++) {
      for (const token of tokens) decide(token);
    }
    return (ROUNDS * tokens.length) / ((performance.now() - start) / 1000);
  });
  return median(rates);
}

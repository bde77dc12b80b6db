import type { Identity } from "../../access";
import { exactValues, NONE, SAMPLE_CLAIMS, type SubjectTemplate, witness } from "../../core";
import type { Input } from "../../guardrails/input";
import { type Decide, identityDocuments } from "../../relying-parties";
import type { Decision } from "../../relying-parties/trust-document";
import { askedToken } from "./asked-token";
import type { ExpectationResult, JobExpectation } from "./expectation";
import { wayInLeftOpen } from "./open-claims";
import { reasonsText, strongest, verdictOf } from "./verdict";

type Result = Omit<ExpectationResult, "name">;

/** Whether an identity admits or refuses a job as it must. */
export function judgeJob(
  { asking, becomes, refusedBy }: JobExpectation,
  identity: Identity,
  { stacks, declared }: Pick<Input, "stacks" | "declared">,
): Result {
  const decide = deciderOf(identity, stacks);
  const asked = audiencesOf(identity).map((audience) => askedToken(asking, audience, declared));
  const decision = strongest(asked.map(({ token }) => verdictOf(identity, decide, token)));
  const { name } = identity;
  if (decision.admitted === null) {
    return failed(`${name} cannot be decided: ${reasonsText(decision.reasons)}`);
  }
  if (becomes) {
    return decision.admitted
      ? { passed: true, message: `the job becomes ${name}` }
      : failed(`${name} refuses the job: ${reasonsText(decision.reasons)}`);
  }
  if (decision.admitted) return failed(`the job becomes ${name}`);
  const [first] = asked;
  if (!("token" in asking) && first !== undefined) {
    const template = templateOf(first.token["project_path"], declared);
    const way = wayInLeftOpen(identity, first, template);
    if (way !== undefined) {
      return failed(`a job with these claims and ${way} may become ${name}: state what it has`);
    }
  }
  return refusedAsMeant(decision, name, refusedBy);
}

function refusedAsMeant({ reasons }: Decision, name: string, by: string | undefined): Result {
  const claims = [...new Set(reasons.map(({ claim }) => claim))];
  const message = `${name} refuses the job: ${reasonsText(reasons)}`;
  return by === undefined || claims.join() === by
    ? { passed: true, message }
    : failed(`${message}; it must be refused by ${by} alone`);
}

function failed(message: string): Result {
  return { passed: false, message };
}

function deciderOf(identity: Identity, stacks: Input["stacks"]): Decide {
  const stack = stacks.find(({ name }) => name === identity.stack);
  const documents = stack === undefined ? [] : identityDocuments(stack);
  const own = documents.find((document) => document.identity === identity.address);
  return own?.prepare() ?? (() => ({ admitted: null, reasons: [] }));
}

/** Every audience that may let a job in, since a job asks for the one it wants. */
function audiencesOf({ reading: { trust, audience } }: Identity): readonly string[] {
  const named = trust.grants.flatMap(
    ({ constraints }) => exactValues(constraints.get("aud")?.values ?? NONE) ?? [],
  );
  const known = [...new Set([...named, ...(audience.registered ?? [])])];
  if (known.length > 0) return known;
  const sample = witness(trust)?.["aud"];
  return [typeof sample === "string" ? sample : SAMPLE_CLAIMS.aud];
}

function templateOf(path: unknown, { projects }: Input["declared"]): SubjectTemplate | undefined {
  return projects.find((p) => p.path === path && p.template !== undefined)?.template;
}

import { CLAIMS, InputError, isClaimName, PIPELINE_KINDS, type Token } from "../../core";
import { Fields } from "../fields";
import { didYouMean } from "../nearest";
import { checkedClaims } from "../tokens";
import type { Asking, PipelineAsk } from "./expectation";
import { oneOf } from "./one-of";

/**
 * Who asks: `job`, `pipeline` or `token` of an expectation.
 * @throws InputError ERR_INPUT_SHAPE with the place
 */
export function parseAsking(entry: Fields): Asking {
  const kind = oneOf(entry, ["job", "pipeline", "token"]);
  const where = `${entry.where}: ${kind}`;
  const value = entry.get(kind);
  const fields = new Fields(value, where);
  if (kind === "pipeline") return { pipeline: pipelineOf(fields) };
  const claims = checkedClaims(value, where);
  return kind === "token" ? { token: claims } : { job: jobClaims(claims, where) };
}

/** A mistyped claim would be without effect. */
function jobClaims(claims: Token, where: string): Token {
  const unknown = Object.keys(claims).find((name) => !isClaimName(name));
  if (unknown !== undefined) {
    throw new InputError("ERR_INPUT_SHAPE", "a job has no such claim", {
      given: JSON.stringify(unknown),
      ...didYouMean(
        unknown,
        CLAIMS.map(({ name }) => name),
      ),
      where,
    });
  }
  if (!Object.hasOwn(claims, "sub")) return claims;
  throw new InputError("ERR_INPUT_SHAPE", "the sub of a job follows from its claims", {
    fix: "leave it out, or give the whole token as token",
    where,
  });
}

function pipelineOf(fields: Fields): PipelineAsk {
  fields.only(["kind", "project", "ref", "environment"]);
  const given = fields.text("kind");
  const kind = PIPELINE_KINDS.find((known) => known === given);
  if (kind === undefined) {
    throw new InputError("ERR_INPUT_SHAPE", "there is no such kind of pipeline", {
      given: JSON.stringify(given),
      allowed: PIPELINE_KINDS.join(", "),
      ...didYouMean(given, PIPELINE_KINDS),
      where: fields.where,
    });
  }
  const ref = fields.optionalText("ref");
  return {
    kind,
    project: fields.text("project"),
    ...(ref === undefined ? {} : { ref }),
    ...(fields.has("environment") ? { environment: environmentOf(fields) } : {}),
  };
}

function environmentOf(fields: Fields): NonNullable<PipelineAsk["environment"]> {
  const environment = new Fields(fields.get("environment"), `${fields.where}: environment`);
  environment.only(["name", "tier", "protected"]);
  return {
    name: environment.text("name"),
    tier: environment.text("tier"),
    protected: environment.optionalFlag("protected") ?? false,
  };
}

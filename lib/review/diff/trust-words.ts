import {
  type ClaimName,
  describeLanguage,
  type Grant,
  isEmptyGrant,
  showValue,
  type Token,
  type Trust,
} from "../../core";

/** A trust in words, one line for each way in: `project_id "4711", ref_type "branch", ref "main"`. */
export function trustWords(trust: Trust): readonly string[] {
  return trust.grants.filter((grant) => !isEmptyGrant(grant)).map(grantWords);
}

function grantWords({ constraints }: Grant): string {
  const parts = [...constraints].map(([claim, { values, absent }]) => {
    const wanted = showValue(describeLanguage(values));
    return `${claim} ${absent ? `${wanted} or nothing` : wanted}`;
  });
  return parts.length === 0 ? "any token" : parts.join(", ");
}

/** One job in words: `a job of shop/web on protected branch main, environment production`. */
export function jobWords(token: Token): string {
  const kind =
    text(token, "pipeline_source") === "merge_request_event" ? "a merge request job" : "a job";
  const flag = text(token, "ref_protected") === "true" ? "protected" : "unprotected";
  const environment = text(token, "environment");
  return [
    `${kind} of ${text(token, "project_path")} on ${flag} ${text(token, "ref_type")} ${text(token, "ref")}`,
    ...(environment === "" ? [] : [`environment ${environment}`]),
  ].join(", ");
}

function text(token: Token, claim: ClaimName): string {
  const value = token[claim];
  return typeof value === "string" ? showValue(value) : "";
}

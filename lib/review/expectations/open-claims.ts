import type { Identity } from "../../access";
import {
  and,
  type ClaimName,
  describeClaim,
  EVERYBODY,
  exact,
  exactValues,
  grantWitness,
  isEmptyGrant,
  isOpaque,
  NONE,
  restrict,
  type SubjectTemplate,
  type Trust,
} from "../../core";
import { claimTexts } from "../../core/token";
import type { AskedToken } from "./asked-token";

/**
 * The claims by which a job that the expectation describes gets in after all, in words; `undefined` where none does. What the
 * expectation does not state, a job may have as it likes.
 * @param template how the subjects of the job's project are built, where the input says so
 */
export function wayInLeftOpen(
  { reading: { trust } }: Pick<Identity, "reading">,
  { token, stated }: AskedToken,
  template: SubjectTemplate | undefined,
): string | undefined {
  let described: Trust = EVERYBODY;
  const settled = stated.filter((claim) => isComparable(claim, token, trust));
  for (const claim of settled) {
    const values = claimTexts(token, claim);
    described =
      values === undefined
        ? restrict(described, claim, NONE, true)
        : restrict(described, claim, exact(...values));
  }
  const fitting = trust.grants.filter(
    (grant) =>
      template === undefined ||
      grant.template === undefined ||
      grant.template.join() === template.join(),
  );
  const way = and({ grants: fitting }, described).grants.find((grant) => !isEmptyGrant(grant));
  if (way === undefined) return undefined;
  const job = grantWitness(way, template);
  const open = [...way.constraints.keys()].filter((claim) => isOpen(claim, settled));
  return open.length === 0
    ? "other claims"
    : open.map((claim) => `${claim} ${describeClaim(job, claim)}`).join(", ");
}

/** An id that Terraform has still to learn may turn out to be any number: a reference and a number are not compared. */
function isComparable(claim: ClaimName, token: AskedToken["token"], { grants }: Trust): boolean {
  const isReference = (claimTexts(token, claim) ?? []).some(isOpaque);
  return grants.every(({ constraints }) => {
    const wanted = constraints.get(claim)?.values;
    if (wanted === undefined) return true;
    return (exactValues(wanted) ?? ["*"]).every((value) => isOpaque(value) === isReference);
  });
}

function isOpen(claim: ClaimName, settled: readonly ClaimName[]): boolean {
  return claim !== "aud" && !settled.includes(claim);
}

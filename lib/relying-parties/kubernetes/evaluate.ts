import type { Token } from "../../core";
import { any } from "../text";
import { refusal } from "../refusal";
import type { Decision, Reason } from "../trust-document";
import { agentDecision } from "./agent-decision";
import type { KubernetesDocument } from "./document";
import { type Answer, prepare, type Prepared, type PreparedAuthenticator } from "./prepare";
import { answerReasons } from "./reasons";

/** Decides one token by one trust document, as the API server and RBAC do. */
export function evaluate(document: KubernetesDocument | Prepared, token: Token): Decision {
  const prepared =
    "authenticators" in document && "document" in document ? document : prepare(document);
  const answers = prepared.authenticators.map((own) => ({ own, answer: own.answer(token) }));
  const agents = prepared.document.agents.map((agent) => agentDecision(agent, token));
  const admitted = any([
    ...answers.map(({ answer }) => answer.verdict),
    ...agents.map((decision) => decision.admitted),
  ]);
  if (admitted === true) return { admitted, reasons: [] };
  return refusal(admitted, () => {
    const all = [
      ...answers.map(({ own, answer }) => ofAnswer(own, answer, admitted, token)),
      ...agents.filter((decision) => decision.admitted === admitted).map(({ reasons }) => reasons),
    ].filter((reasons) => reasons.length > 0);
    return nearest(all) ?? nothing(token);
  });
}

function ofAnswer(
  own: PreparedAuthenticator,
  answer: Answer,
  wanted: false | null,
  token: Token,
): readonly Reason[] {
  return answer.verdict === wanted ? answerReasons(own, answer, wanted, token) : [];
}

/** Those with the fewest claims; another issuer is the farthest. */
function nearest(all: readonly (readonly Reason[])[]): readonly Reason[] | undefined {
  const distance = (reasons: readonly Reason[]): number =>
    reasons.some(({ claim }) => claim === "iss") ? 1000 : reasons.length;
  return [...all].sort((a, b) => distance(a) - distance(b))[0];
}

function nothing({ iss }: Token): readonly Reason[] {
  return [
    {
      code: "no-statement",
      claim: "iss",
      expected: "an authenticator or an agent",
      received: typeof iss === "string" ? JSON.stringify(iss) : "nothing",
    },
  ];
}

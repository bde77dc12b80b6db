import { explainJson } from "../report/explain-json";
import { explain } from "../review/explain";
import type { Fields } from "../review/fields";
import { type NamedToken, parseTokens } from "../review/tokens";
import { member } from "../terraform/json";
import { UsageError } from "../core/errors";
import { assumptionsOf, ASSUME, PATH, pathsOf } from "./arguments";
import { answerSchema, questionSchema } from "./schemas";
import type { Tool } from "./tool";

/** Most tokens of one question. */
const MOST_TOKENS = 100;

/** `explain`: which identity admits a token, or which claims fail. */
export const explainTool: Tool = {
  name: "explain",
  title: "Which identity admits a token",
  description: [
    "Decides GitLab ID tokens, given as their claims, against every trust in the served Terraform JSON: which cloud identity a job with these claims may become, else which claims fail, expected and received.",
    "Ask this to prove or refute an escalation: invent the claims of the attacker's job (another project, a fork, an unprotected branch, a merge request pipeline) and see who admits it; or to find out why a job is refused.",
    "Give claims, never a JWT: a JWT is refused. Signature and expiry are not looked at.",
    "admitted is true, false, or null where the input does not tell (a value not known before apply: supply it with assume). Claims that are left out are absent, and an absent claim meets no condition. nearest marks the identity that comes closest to a token that nobody admits.",
  ].join(" "),
  inputSchema: questionSchema(
    {
      tokens: {
        type: "array",
        minItems: 1,
        maxItems: MOST_TOKENS,
        items: {
          type: "object",
          properties: {
            id: { type: "string", description: "A name of your choice, one for each token." },
            claims: {
              type: "object",
              description:
                'The claims as GitLab mints them: {"iss": "https://gitlab.example.com", "aud": "...", "sub": "project_path:shop/web:ref_type:branch:ref:main", "project_path": "shop/web", "ref": "main", "ref_type": "branch", "ref_protected": "true"}.',
            },
          },
          required: ["id", "claims"],
          additionalProperties: false,
        },
      },
      identity: {
        type: "string",
        description: "Ask this identity alone, [STACK:]ADDRESS. Default: all of them.",
      },
      path: PATH,
      assume: ASSUME,
    },
    ["tokens"],
  ),
  outputSchema: answerSchema({ decisions: { type: "array", items: { type: "object" } } }),
  narrow: "ask with identity for one identity, with fewer tokens, or with path for one stack",
  answer: (given, desk) => {
    given.only(["tokens", "identity", "path", "assume"]);
    const tokens = tokensOf(given);
    const identity = given.optionalText("identity");
    const assume = assumptionsOf(given);
    const { stacks, notes } = desk.read(pathsOf(given, desk));
    const { decisions } = explain(stacks, tokens, {
      assume,
      ...(identity === undefined ? {} : { identity }),
    });
    return {
      json: explainJson(decisions),
      lists: [{ at: ["decisions"], rank: distance }],
      notes:
        decisions.length > 0
          ? notes
          : [...notes, "nothing in the input decides about tokens: there is no trust to ask"],
    };
  },
};

function tokensOf(given: Fields): readonly NamedToken[] {
  const tokens = given.get("tokens");
  if (!Array.isArray(tokens) || tokens.length === 0 || tokens.length > MOST_TOKENS) {
    throw new UsageError("ERR_USAGE", "tokens are missing, none or too many", {
      allowed: `1 to ${MOST_TOKENS} of {"id": "...", "claims": {...}}`,
    });
  }
  return parseTokens(tokens.map((token) => JSON.stringify(token)).join("\n"), "tokens");
}

/** Who admits a token is told before who does not. */
function distance(decision: unknown): number {
  const admitted = member(decision, "admitted");
  if (admitted === true) return 0;
  if (admitted === null) return 1;
  return member(decision, "nearest") === true ? 2 : 3;
}

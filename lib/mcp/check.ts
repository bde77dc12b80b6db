import { reaches, SEVERITIES } from "../guardrails/finding";
import { checkJson } from "../report/check-json";
import { check } from "../review/check";
import { choice } from "../review/choice";
import {
  assumptionsOf,
  ASSUME,
  PATH,
  pathsOf,
  SKIP,
  skipped,
  SUBJECT_TEMPLATES,
  templatesOf,
} from "./arguments";
import { answerSchema, questionSchema } from "./schemas";
import type { Tool } from "./tool";

/** `check`: which guard rails are violated. */
export const checkTool: Tool = {
  name: "check",
  title: "Which guard rails are violated",
  description: [
    "Judges every trust between GitLab CI jobs and cloud identities (AWS, Google, Entra, Vault, Kubernetes, internal APIs) that the served Terraform JSON declares, and lists what violates a guard rail, the worst first.",
    "Ask this first in an audit: it finds trusts that let in other projects, unprotected refs or anybody, audiences that are missing or shared, and trusts that no job can meet.",
    "Each finding has rule, severity (error: somebody outside gets in, or it can never work), stack, address (Terraform), message and fix.",
    "No findings means that none of the rules is violated by what the input declares, not that nobody has access: ask who for that. What is not understood is a finding, never a pass. Read notes: they say what was not read.",
  ].join(" "),
  inputSchema: questionSchema({
    path: PATH,
    severity: {
      type: "string",
      enum: SEVERITIES,
      description: "The lowest severity to list. Default: info, everything.",
    },
    skip: SKIP,
    assume: ASSUME,
    subjectTemplates: SUBJECT_TEMPLATES,
  }),
  outputSchema: answerSchema({ findings: { type: "array", items: { type: "object" } } }),
  narrow: "ask with path for one stack, with severity: error, or with skip for the rest",
  answer: (given, desk) => {
    given.only(["path", "severity", "skip", "assume", "subjectTemplates"]);
    const lowest = choice(
      given.optionalText("severity") ?? "info",
      SEVERITIES,
      "severity is not a severity",
    );
    const options = { assume: assumptionsOf(given), templates: templatesOf(given) };
    const { stacks, sides, files, notes } = desk.read(pathsOf(given, desk));
    const answer = check(stacks, { today: desk.today(), sides, files, ...options });
    return {
      json: checkJson({
        findings: skipped(
          given,
          answer.findings.filter(({ severity }) => reaches(severity, lowest)),
        ),
      }),
      lists: [{ at: ["findings"] }],
      notes: [...notes, ...answer.notes],
    };
  },
};

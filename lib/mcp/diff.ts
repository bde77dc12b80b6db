import { UsageError } from "../core/errors";
import { diffJson } from "../report/diff-json";
import type { ChangeKind } from "../review/diff/change";
import { diff } from "../review/diff/diff";
import type { Fields } from "../review/fields";
import { inputOf } from "../review/input";
import { priorTo } from "../review/prior";
import { idleMarks } from "../review/production";
import { textOf } from "../terraform/json";
import {
  assumptionsOf,
  ASSUME,
  MARK_PRODUCTION,
  marksOf,
  PATH,
  SUBJECT_TEMPLATES,
  templatesOf,
} from "./arguments";
import { isInside } from "./inside";
import { answerSchema, questionSchema } from "./schemas";
import type { Desk, Tool } from "./tool";

const LIST = { type: "array", items: { type: "object" } } as const;

/** `diff`: who gains or loses access between two versions. */
export const diffTool: Tool = {
  name: "diff",
  title: "Who gains or loses access between two versions",
  description: [
    "Compares two versions of the served Terraform JSON by the tokens that each cloud identity admits, not by text: one entry for each identity whose access or definition changed.",
    "Ask this to catch privilege escalation in a merge request: base is the target branch's synthesized folder, path the merge request's. A plan alone (terraform show -json PLAN) needs no base: it is compared with what was there before it.",
    "kind is added, removed, wider, narrower, incomparable (both), unknown (treat it as wider) or same-access (only other words). witness holds the claims of a token that is newly admitted, people who could cause it, before and after the trust in words. paths.gained and paths.lost list access paths that changed for any reason, a protection or a group link on GitLab's side included; paths.changed those that stay, with differences: approvals that stand no longer in the way, access that lasts longer, resources.",
    "production says whether the user marked the identity as production, in either version; null where nothing is marked.",
    "notes name access that a removal does not take away, protection that does not come back, and roles that changed.",
  ].join(" "),
  inputSchema: questionSchema({
    base: {
      type: "string",
      description:
        "The older version: a file or folder inside of the served folders. Default: what was there before the plan, where path is a plan.",
    },
    path: {
      ...PATH,
      description: `The newer version. ${PATH.description} Those that hold base are left out.`,
    },
    assume: ASSUME,
    markProduction: MARK_PRODUCTION,
    subjectTemplates: SUBJECT_TEMPLATES,
  }),
  outputSchema: answerSchema({
    changes: LIST,
    paths: {
      type: "object",
      properties: { gained: LIST, lost: LIST, changed: LIST },
      required: ["gained", "lost", "changed"],
    },
  }),
  narrow: "ask with path and base for one stack of each version",
  answer: (given, desk) => {
    given.only(["base", "path", "assume", "markProduction", "subjectTemplates"]);
    const assume = assumptionsOf(given);
    const templates = templatesOf(given);
    const production = marksOf(given);
    const base = given.optionalText("base");
    const head = desk.read(newer(given, base, desk));
    const before =
      base === undefined ? priorTo(head, "name the older version with base") : desk.read([base]);
    const options = { templates, production };
    const other = inputOf(before.stacks, {
      sides: before.sides,
      files: before.files,
      ...options,
    });
    const inputs = [
      other,
      inputOf(head.stacks, { sides: head.sides, files: head.files, assume, other, ...options }),
    ] as const;
    const answer = diff(...inputs);
    return {
      json: diffJson(answer),
      lists: [
        { at: ["notes"] },
        { at: ["changes"], rank: urgency },
        { at: ["paths", "gained"] },
        { at: ["paths", "changed"] },
        { at: ["paths", "lost"] },
      ],
      notes: [...new Set([...head.notes, ...before.notes, ...idleMarks(production, inputs)])],
    };
  },
};

function newer(given: Fields, base: string | undefined, { folders }: Desk): readonly string[] {
  const path = given.optionalText("path");
  if (path !== undefined) return [path];
  if (base === undefined) return folders;
  const others = folders.filter((folder) => !isInside(base, folder));
  if (others.length > 0) return others;
  throw new UsageError("ERR_USAGE", "there is no newer version beside base", {
    given: base,
    fix: "name the newer version with path",
  });
}

const URGENCY: Readonly<Record<ChangeKind, number>> = {
  added: 0,
  wider: 0,
  incomparable: 0,
  unknown: 0,
  removed: 1,
  narrower: 1,
  "same-access": 2,
};

function urgency(change: unknown): number {
  const kind = textOf(change, "kind") ?? "";
  return Object.entries(URGENCY).find(([known]) => known === kind)?.[1] ?? 0;
}

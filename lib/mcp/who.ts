import { whoJson } from "../report/who-json";
import { inputOf } from "../review/input";
import { idleMarks } from "../review/production";
import { unreached, who, type WhoOptions } from "../review/who";
import {
  assumptionsOf,
  ASSUME,
  MARK_PRODUCTION,
  marksOf,
  PATH,
  pathsOf,
  SKIP,
  skipped,
  SUBJECT_TEMPLATES,
  templatesOf,
} from "./arguments";
import { answerSchema, questionSchema } from "./schemas";
import type { Tool } from "./tool";

/** `who`: who reaches what, by which path. */
export const whoTool: Tool = {
  name: "who",
  title: "Who reaches which identity",
  description: [
    "Lists the access paths that the served Terraform JSON declares: directory group -> GitLab role -> jobs of a project -> cloud identity -> resources.",
    "Ask this for who has access to production (reach), what a directory group reaches (group), or for everything.",
    "Each path has group (null where no directory group stands behind it: then role is member, deploy token, access token, deploy key or anybody, and bearers the addresses of the tokens and keys), gitlabGroup, role, project, identity, resources, witness (claims of one job that such a person can cause and the identity admits: give them to explain), approvals that stand in the way, production (whether the user marked the identity as production; null where nothing is marked), revocation (seconds until access ends once it is taken away, null where unbounded, and why), and assumed (what GitLab leaves open).",
    "unreached names the identities that no path reaches; it is left out where reach, group or production is asked for.",
    "It is what the input declares, not what was observed: members and tokens that nobody declared are not listed.",
  ].join(" "),
  inputSchema: questionSchema({
    reach: {
      type: "string",
      description:
        "Who reaches this: an identity ([STACK:]ADDRESS or its name), or text of a resource. Default: every identity.",
    },
    group: {
      type: "string",
      description:
        "What this directory group reaches, by its name in the link. Default: every group.",
    },
    production: {
      const: true,
      description:
        "Only paths to identities that are marked as production, by the program or by markProduction. Default: every path.",
    },
    path: PATH,
    skip: SKIP,
    assume: ASSUME,
    markProduction: MARK_PRODUCTION,
    subjectTemplates: SUBJECT_TEMPLATES,
  }),
  outputSchema: answerSchema({ paths: { type: "array", items: { type: "object" } } }),
  narrow:
    "ask with reach for one identity, with group for one directory group, with path for one stack, or with skip for the rest",
  answer: (given, desk) => {
    given.only([
      "reach",
      "group",
      "production",
      "path",
      "skip",
      "assume",
      "markProduction",
      "subjectTemplates",
    ]);
    const reach = given.optionalText("reach");
    const group = given.optionalText("group");
    const marks = marksOf(given);
    const { stacks, sides, files, notes } = desk.read(pathsOf(given, desk));
    const input = inputOf(stacks, {
      sides,
      files,
      assume: assumptionsOf(given),
      templates: templatesOf(given),
      production: marks,
    });
    const question: WhoOptions = {
      ...(reach === undefined ? {} : { reach }),
      ...(group === undefined ? {} : { group }),
      ...(given.optionalFlag("production") === true ? { production: true } : {}),
    };
    const paths = who(input, question);
    return {
      json: whoJson(skipped(given, paths), unreached(input, question, paths)),
      lists: [{ at: ["unreached"] }, { at: ["paths"] }],
      notes: [...notes, ...idleMarks(marks, [input])],
    };
  },
};

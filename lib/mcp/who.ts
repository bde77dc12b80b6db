import { whoJson } from "../report/who-json";
import { inputOf } from "../review/input";
import { who } from "../review/who";
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

/** `who`: who reaches what, by which path. */
export const whoTool: Tool = {
  name: "who",
  title: "Who reaches which identity",
  description: [
    "Lists the access paths that the served Terraform JSON declares: directory group -> GitLab role -> jobs of a project -> cloud identity -> resources.",
    "Ask this for who has access to production (reach), what a directory group reaches (group), or for everything.",
    "Each path has group (null where no directory group stands behind it: then role is member, deploy token, access token or anybody), gitlabGroup, role, project, identity, resources, witness (claims of one job that such a person can cause and the identity admits: give them to explain), approvals that stand in the way, revocation (seconds until access ends once it is taken away, null where unbounded, and why), and assumed (what GitLab leaves open).",
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
    path: PATH,
    skip: SKIP,
    assume: ASSUME,
    subjectTemplates: SUBJECT_TEMPLATES,
  }),
  outputSchema: answerSchema({ paths: { type: "array", items: { type: "object" } } }),
  narrow:
    "ask with reach for one identity, with group for one directory group, with path for one stack, or with skip for the rest",
  answer: (given, desk) => {
    given.only(["reach", "group", "path", "skip", "assume", "subjectTemplates"]);
    const reach = given.optionalText("reach");
    const group = given.optionalText("group");
    const options = { assume: assumptionsOf(given), templates: templatesOf(given) };
    const { stacks, notes } = desk.read(pathsOf(given, desk));
    const paths = who(inputOf(stacks, options), {
      ...(reach === undefined ? {} : { reach }),
      ...(group === undefined ? {} : { group }),
    });
    return { json: whoJson(skipped(given, paths)), lists: [{ at: ["paths"] }], notes };
  },
};

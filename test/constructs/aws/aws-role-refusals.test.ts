import { describe, expect, test } from "@jest/globals";
import { AwsRole, type AwsRoleProps } from "../../../lib/constructs/aws";
import { anyProjectIn, branch } from "../../../lib/constructs/gitlab";
import { refusal } from "../../support/synth";
import { type Estate, freshEstate, mainJobs, publisher } from "./estate";

type Props = Partial<AwsRoleProps>;

const refused = (props: (e: Estate) => Props) =>
  refusal(() => {
    const e = freshEstate();
    publisher(e, props(e));
  });

describe("AwsRole refuses", () => {
  const propError = (message: string) => ({
    code: "ERR_PROP",
    where: "shop/Publisher",
    message: `${message}; at shop/Publisher`,
  });
  const NAME = "allowed: 1 to 64 letters, digits and + = , . @ _ -";
  const PATH = "allowed: a path that starts and ends with a slash";
  const TAG = "allowed: a key of 1 to 128 characters not starting with aws:, a value of up to 256";
  const LATIN = "allowed: up to 1,000 Latin characters (IAM CreateRole)";
  const ARN = "allowed: arn:aws:iam::aws:policy/NAME or the ARN of a policy of the account";
  const NO_ARN = "managedPolicyArns has something that is no ARN";
  const unfit = "because becomes the role's description, which cannot carry it";

  test.each<[Props, string]>([
    [
      { because: " " },
      "a role needs a reason; fix: say why in because: it is shown to whoever reviews the change",
    ],
    [{ because: "日本" }, `${unfit}; given: "日本"; ${LATIN}`],
    [{ because: "x".repeat(1001) }, `${unfit}; given: "${"x".repeat(80)}"; ${LATIN}`],
    [
      { because: "a\nb" },
      'because has a control character; given: "a\\nb"; fix: remove it: no name or description can carry one',
    ],
    [{ name: "a b" }, `name is not allowed; given: "a b"; ${NAME}`],
    [{ name: "x".repeat(65) }, `name is not allowed; given: "${"x".repeat(65)}"; ${NAME}`],
    [{ path: "ci/" }, `path is not allowed; given: "ci/"; ${PATH}`],
    [{ path: "/ci" }, `path is not allowed; given: "/ci"; ${PATH}`],
    [
      { path: `/${"x".repeat(511)}/` },
      `path is not allowed; given: "/${"x".repeat(511)}/"; ${PATH}`,
    ],
    [
      { maxSessionDuration: 3601 },
      "maxSessionDuration is not allowed; given: 3601; allowed: whole seconds from 3600 to 3600; fix: shorten the session, or raise sessionCeiling of the account if a job really runs longer",
    ],
    [
      { maxSessionDuration: 3599 },
      "maxSessionDuration is not allowed; given: 3599; allowed: whole seconds from 3600 to 3600; fix: a job that needs less than an hour asks for less when it assumes the role",
    ],
    [{ managedPolicyArns: ["ReadOnlyAccess"] }, `${NO_ARN}; given: "ReadOnlyAccess"; ${ARN}`],
    [{ managedPolicyArns: ["arn:aws:x/"] }, `${NO_ARN}; given: "arn:aws:x/"; ${ARN}`],
    [{ tags: { "AWS:x": "y" } }, `a tag is not allowed; given: "AWS:x"; ${TAG}`],
    [{ tags: { "": "y" } }, `a tag is not allowed; given: ""; ${TAG}`],
    [
      { tags: { ["k".repeat(129)]: "" } },
      `a tag is not allowed; given: "${"k".repeat(129)}"; ${TAG}`,
    ],
    [{ tags: { k: "v".repeat(257) } }, `a tag is not allowed; given: "k"; ${TAG}`],
    [
      { tags: { k: "a\u0000" } },
      'tags.k has a control character; given: "a\\u0000"; fix: remove it: no name or description can carry one',
    ],
    [
      { assumedBy: [] },
      'assumedBy names no jobs; fix: name the jobs: project.jobs({ ref: branch("main") })',
    ],
    [
      { notEnforced: { environment: " " } },
      "not enforcing environment needs a reason; fix: say why in notEnforced.environment: it is shown to whoever reviews the change",
    ],
  ])("%j", (props, message) => {
    expect(refused(() => props)).toEqual(propError(message));
  });

  test("nothing at the bounds", () => {
    const fits: Props = {
      because: "x".repeat(1000),
      name: "n".repeat(64),
      path: `/${"x".repeat(510)}/`,
      tags: { ["k".repeat(128)]: "v".repeat(256) },
    };
    expect(() => publisher(freshEstate(), fits)).not.toThrow();
  });

  test("a second role of the same name in an account, in any case", () => {
    const e = freshEstate();
    publisher(e);
    const again = () =>
      new AwsRole(e.stack, "Again", {
        account: e.account,
        assumedBy: mainJobs(e),
        because: "again",
        name: "PUBLISHER",
      });
    expect(refusal(again)).toEqual({
      code: "ERR_DUPLICATE",
      where: "shop/Again",
      message:
        "IAM role PUBLISHER is defined twice, first at shop/Publisher; fix: give each role of an account its own name; at shop/Again",
    });
  });

  test("a group whose projects' subjects do not carry the protection of the ref", () => {
    const jobs = ({ group }: Estate) =>
      anyProjectIn(group, { because: "all of them upload" }).jobs({ ref: branch("main") });
    expect(refused((e) => ({ assumedBy: jobs(e) }))).toEqual({
      code: "ERR_SUBJECT_TEMPLATE",
      where: "shop/Publisher",
      message:
        "subjects of the projects in shop do not pin ref_protected; given: project_path, ref_type, ref; fix: declare the group's subjectTemplate in anyProjectIn, or give notEnforced a reason for each; at shop/Publisher",
    });
  });

  test("a migration to or from a template that carries too little", () => {
    expect(
      refused((e) => {
        const to = ["project_id", "ref_type", "ref", "ref_protected"];
        e.web.migrateSubject({ from: ["project_path", "ref_type", "ref"], to });
        return {};
      }),
    ).toEqual({
      code: "ERR_SUBJECT_TEMPLATE",
      where: "shop/Publisher",
      message:
        "the subject of the project does not pin project_id, ref_protected; given: project_path, ref_type, ref (shop/Web); fix: add project_id, ref_protected to the project's subject template, or give notEnforced a reason for each; at shop/Publisher",
    });
  });
});

import { describe, expect, test } from "@jest/globals";
import { ProjectSubject } from "../../../lib/constructs/gitlab/subject";
import { refusal } from "../../support/synth";

const DEFAULT = ["project_path", "ref_type", "ref"];
const ID = ["project_id", "ref_type", "ref"];
const make = (props: { version?: string; declared?: readonly string[]; existing?: boolean } = {}) =>
  new ProjectSubject({ version: "19.2", where: "shop/Web", existing: false, ...props });

describe("a computed template", () => {
  test("is nothing where no trust needs a subject", () => {
    expect(make().template).toBeUndefined();
    expect(make().accepted).toEqual([]);
  });

  test.each([
    [[], DEFAULT],
    [["ref"], DEFAULT],
    [["project_id"], ID],
    [
      ["deployment_tier", "environment_protected", "ref_protected", "project_id"],
      [...ID, "ref_protected", "environment_protected", "deployment_tier"],
    ],
    [["ref_protected"], [...DEFAULT, "ref_protected"]],
    [["project_path", "project_id"], ID],
  ] as const)("for %j is %j", (needed, template) => {
    const subject = make();
    subject.require(needed, "shop/Role");
    expect(subject.template).toEqual(template);
    expect(subject.accepted).toEqual([template]);
  });

  test("grows with every trust and does not depend on their order", () => {
    const one = make();
    one.require(["project_id"], "shop/A");
    one.require(["ref_protected"], "shop/B");
    const two = make();
    two.require(["ref_protected"], "shop/B");
    two.require(["project_id"], "shop/A");
    expect(one.template).toEqual([...ID, "ref_protected"]);
    expect(two.template).toEqual(one.template);
  });

  test("is refused where the GitLab version has no such component", () => {
    expect(
      refusal(() => make({ version: "18.6" }).require(["ref_protected"], "shop/Role")),
    ).toMatchObject({
      code: "ERR_SUBJECT_TEMPLATE",
      where: "shop/Role",
    });
    expect(() => make({ version: "18.7" }).require(["ref_protected"], "shop/Role")).not.toThrow();
  });
});

describe("a declared template", () => {
  test("stays as declared where trusts fit it", () => {
    const subject = make({ declared: [...ID, "ref_protected"] });
    subject.require(["project_id", "ref"], "shop/Role");
    expect(subject.template).toEqual([...ID, "ref_protected"]);
  });

  test("refuses a trust that does not fit, naming the claims and the trust", () => {
    const found = refusal(() =>
      make({ declared: ID }).require(
        ["project_id", "ref_protected", "deployment_tier"],
        "shop/Role",
      ),
    );
    expect(found).toEqual({
      code: "ERR_SUBJECT_TEMPLATE",
      where: "shop/Role",
      message:
        "the subject of the project does not pin ref_protected, deployment_tier; given: project_id, ref_type, ref (shop/Web); " +
        "fix: add ref_protected, deployment_tier to the project's subject template, or give notEnforced a reason for each; at shop/Role",
    });
  });

  test.each([[["ref"]], [["project_path", "project_id"]], [["project_path", "environment"]], [[]]])(
    "refuses %j",
    (declared) => {
      expect(refusal(() => make({ declared }))).toMatchObject({
        code: "ERR_SUBJECT_TEMPLATE",
        where: "shop/Web",
      });
    },
  );
});

describe("an existing project", () => {
  test("has GitLab's template unless it is declared", () => {
    expect(make({ existing: true }).template).toEqual(DEFAULT);
    expect(make({ existing: true, declared: ID }).template).toEqual(ID);
  });

  test("is never computed: what its subject lacks is refused by name", () => {
    const found = refusal(() => make({ existing: true }).require(["project_id"], "shop/Role"));
    expect(found).toMatchObject({ code: "ERR_SUBJECT_TEMPLATE", where: "shop/Role" });
    expect(found.message).toMatch(/does not pin project_id/);
  });

  test("says so where its GitLab cannot pin a claim at all", () => {
    const found = refusal(() =>
      make({ existing: true, version: "18.6" }).require(["project_id"], "shop/Role"),
    );
    expect(found.message).toMatch("GitLab 18.6 cannot put project_id into a subject");
  });
});

describe("migrate", () => {
  test("accepts both and keeps writing the old one until the declared one changes", () => {
    const subject = make();
    subject.require(["ref"], "shop/Role");
    subject.migrate({ from: DEFAULT, to: ID });
    expect(subject.accepted).toEqual([DEFAULT, ID]);
    expect(subject.template).toEqual(DEFAULT);
    const switched = make({ declared: ID });
    switched.migrate({ from: DEFAULT, to: ID });
    expect(switched.template).toEqual(ID);
    expect(switched.accepted).toEqual([DEFAULT, ID]);
  });

  test("every trust fits both, whichever came first", () => {
    const before = make();
    before.require(["project_id"], "shop/Role");
    expect(refusal(() => before.migrate({ from: DEFAULT, to: ID }))).toMatchObject({
      code: "ERR_SUBJECT_TEMPLATE",
      where: "shop/Role",
    });
    const after = make();
    after.migrate({ from: DEFAULT, to: ID });
    expect(refusal(() => after.require(["project_id"], "shop/Role"))).toMatchObject({
      code: "ERR_SUBJECT_TEMPLATE",
      where: "shop/Role",
    });
  });

  test.each([
    ["one template twice", { from: ID, to: ID }],
    ["what is no template", { from: DEFAULT, to: ["ref"] }],
    [
      "two templates that are not the declared one",
      { from: DEFAULT, to: [...DEFAULT, "ref_protected"] },
    ],
  ])("refuses %s", (_name, migration) => {
    expect(refusal(() => make({ declared: ID }).migrate(migration))).toMatchObject({
      code: "ERR_SUBJECT_TEMPLATE",
      where: "shop/Web",
    });
  });

  test("refuses a second migration", () => {
    const subject = make();
    subject.migrate({ from: DEFAULT, to: ID });
    expect(refusal(() => subject.migrate({ from: DEFAULT, to: ID }))).toMatchObject({
      code: "ERR_DUPLICATE",
      where: "shop/Web",
    });
  });
});

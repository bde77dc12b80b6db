import { describe, expect, test } from "@jest/globals";
import { opaque } from "../../../lib/core";
import { CREDENTIAL_NAME } from "../../../lib/relying-parties/entra";
import { credentialName } from "../../../lib/relying-parties/entra/credential-name";

const NONE = new Set<string>();
const SUBJECT = "project_path:shop/web:ref_type:branch:ref:main";

describe("credentialName", () => {
  test("tells what the subject says", () => {
    expect(credentialName(SUBJECT, [], NONE)).toBe("shop-web-branch-main-886fa3b1");
    expect(credentialName(`${SUBJECT}:ref_protected:true`, [], NONE)).toBe(
      "shop-web-branch-main-ref_protected-7d252037",
    );
    expect(credentialName("project_id:20:ref:*:environment_protected:false", [], NONE)).toMatch(
      /^20-any-not-environment_protected-[0-9a-f]{8}$/,
    );
  });

  test("is the same for an id that is not known yet as for the path, whatever Terraform calls it", () => {
    const of = (text: string) =>
      credentialName(
        `project_id:${text}:ref_type:branch:ref:main`,
        [{ id: opaque(text), path: "shop/web" }],
        NONE,
      );
    expect(of("${TfToken[TOKEN.7]}")).toBe(credentialName(SUBJECT, [], NONE));
    expect(of("${gitlab_project.web.id}")).toBe(credentialName(SUBJECT, [], NONE));
  });

  test("an id of a project without a path", () => {
    const name = (projects: Parameters<typeof credentialName>[1]) =>
      credentialName("project_id:${a.b.id}:ref:main", projects, NONE);
    expect(name([{ id: opaque("${a.b.id}"), address: "a.b" }])).toMatch(/^a-b-main-/);
    expect(name([{ id: opaque("${a.b.id}") }])).toMatch(/^late-main-/);
    expect(name([])).toMatch(/^late-main-/);
    expect(name([{ id: "20", path: "x/y" }])).toMatch(/^late-main-/);
  });

  test("differs where only what a name cannot carry differs", () => {
    const names = ["ref:a/b", "ref:a-b", "ref:a_b", "ref:a.b"].map((s) =>
      credentialName(s, [], NONE),
    );
    expect(new Set(names).size).toBe(4);
  });

  test("has a form that Entra takes, however long and strange", () => {
    for (const ref of ["x".repeat(500), "größe/功能", "...", "-"]) {
      expect(credentialName(`ref:${ref}`, [], NONE)).toMatch(CREDENTIAL_NAME);
    }
  });

  test("is numbered where it is taken", () => {
    const first = credentialName(SUBJECT, [], NONE);
    const second = credentialName(SUBJECT, [], new Set([first]));
    expect(second).toBe(`${first}-2`);
    expect(credentialName(SUBJECT, [], new Set([first, second]))).toBe(`${first}-3`);
  });
});

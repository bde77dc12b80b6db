import { expect, test } from "@jest/globals";
import { opaque } from "../../lib/core";
import { pathJson, shownToken } from "../../lib/report/path-json";
import { PATH } from "./paths";

test("a path, members in the order of the contract", () => {
  expect(Object.keys(pathJson(PATH))).toEqual([
    "group",
    "gitlabGroup",
    "role",
    "project",
    "identity",
    "identityName",
    "stack",
    "resources",
    "production",
    "witness",
    "revocation",
    "approvals",
    "assumed",
    "message",
    "bearers",
  ]);
  expect(pathJson(PATH)).toEqual({
    ...PATH,
    production: null,
    witness: { project_id: "${gitlab_project.web.id}", ref: "main", aud: ["a"] },
  });
});

test("a token shows what is not known as Terraform writes it", () => {
  expect(shownToken({ a: opaque("${x.id}"), b: 5, c: null })).toEqual({
    a: "${x.id}",
    b: 5,
    c: null,
  });
});

test("production is null where nothing is marked", () => {
  expect(pathJson(PATH)).toMatchObject({ production: null });
  expect(pathJson({ ...PATH, production: false })).toMatchObject({ production: false });
  expect(pathJson({ ...PATH, production: true })).toMatchObject({ production: true });
});

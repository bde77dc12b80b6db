import { expect, test } from "@jest/globals";
import { identityKey, peopleKey, projectKey } from "../../../lib/review/diff/keys";
import { PATH } from "../../report/paths";
import { modelOf, shop } from "../../support/access/stacks";

const MEMBERS = ["group", "gitlabGroup", "role", "project"] as const;

test("the identity by stack and address alone", () => {
  expect(identityKey({ ...PATH, group: "other" })).toBe(identityKey(PATH));
  expect(identityKey({ ...PATH, stack: "other" })).not.toBe(identityKey(PATH));
  expect(identityKey({ ...PATH, identity: "other" })).not.toBe(identityKey(PATH));
});

test.each(MEMBERS)("people by their %s", (member) => {
  expect(peopleKey({ ...PATH, [member]: "other" })).not.toBe(peopleKey(PATH));
  expect(peopleKey({ ...PATH, identity: "other", stack: "other" })).toBe(peopleKey(PATH));
});

test("a project by its path on its instance, wherever it is declared, else by its place", () => {
  const at = (address: string, path: string | undefined, host = "gitlab.com") => {
    const [project] = modelOf(shop(), { host }).projects;
    if (project === undefined) throw new Error("there is no project");
    return projectKey({ ...project, path, places: [{ stack: "shop", address }] });
  };
  expect(at("a", "shop/web")).toBe(at("b", "shop/web"));
  expect(at("a", "shop/web")).not.toBe(at("a", "shop/api"));
  expect(at("a", "shop/web")).not.toBe(at("a", "shop/web", "gitlab.example.com"));
  expect(at("a", undefined)).not.toBe(at("b", undefined));
});

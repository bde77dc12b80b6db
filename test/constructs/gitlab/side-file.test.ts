import { expect, test } from "@jest/globals";
import { acknowledge, GitlabGroup } from "../../../lib/constructs/gitlab";
import { sideFile } from "../../../lib/constructs/gitlab/side-file";
import { freshStack } from "../../support/synth";

test("reasons and acknowledgements with their source lines, by path", () => {
  const { stack } = freshStack();
  const web = new GitlabGroup(stack, "Web", { path: "web" });
  const shop = new GitlabGroup(stack, "Shop", { path: "shop" });
  stack.registry.note(web, ["first", "second"]);
  stack.registry.note(shop, ["third"]);
  acknowledge(web, { rule: "trust/any-ref", reason: "read only", until: "2027-01-31" });
  acknowledge(web, { rule: "trust/any-project", reason: "scanner" });
  const location = expect.stringMatching(/^test\/constructs\/gitlab\/side-file\.test\.ts:\d+$/);
  expect(
    sideFile({
      stack: "shop",
      gitlab: stack.gitlab.issuer,
      production: [],
      registry: stack.registry,
    }),
  ).toEqual({
    schemaVersion: 1,
    stack: "shop",
    gitlab: {
      kind: "self-managed",
      url: "https://gitlab.example.com",
      host: "https://gitlab.example.com",
      version: "19.2",
      tier: "premium",
    },
    reasons: [
      { path: "shop/Shop", because: ["third"], location },
      { path: "shop/Web", because: ["first", "second"], location },
    ],
    acknowledgements: [
      { rule: "trust/any-project", path: "shop/Web", reason: "scanner", location },
      {
        rule: "trust/any-ref",
        path: "shop/Web",
        reason: "read only",
        until: "2027-01-31",
        location,
      },
    ],
  });
});

test("production as the program marks it, left out where it says nothing", () => {
  const { stack } = freshStack();
  const parts = { stack: "shop", gitlab: stack.gitlab.issuer, registry: stack.registry };
  const production = [{ tier: "production" }] as const;
  expect(sideFile({ ...parts, production }).production).toEqual(production);
  expect(Object.keys(sideFile({ ...parts, production: [] }))).toEqual([
    "schemaVersion",
    "stack",
    "gitlab",
    "reasons",
    "acknowledgements",
  ]);
});

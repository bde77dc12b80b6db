import { expect, test } from "@jest/globals";
import { GitlabGroup } from "../../../lib/constructs/gitlab";
import { sharedAddresses } from "../../../lib/constructs/gitlab/logical-ids";
import { freshStack } from "../../support/synth";

test("ids that differ share no address", () => {
  const { stack } = freshStack();
  new GitlabGroup(stack, "My-Web", { path: "a" });
  new GitlabGroup(stack, "MyWeb", { path: "b" });
  expect(sharedAddresses(stack)).toEqual([]);
});

test("a resource and a data source of one name have two addresses", () => {
  const { stack } = freshStack();
  new GitlabGroup(stack, "MyWeb", { path: "a" });
  GitlabGroup.fromPath(stack, "My Web", { path: "b" });
  expect(sharedAddresses(stack)).toEqual([]);
});

test("ids that cdktf makes equal stop synth", () => {
  const { app, stack } = freshStack();
  new GitlabGroup(stack, "My Web", { path: "a" });
  new GitlabGroup(stack, "MyWeb", { path: "b" });
  const problem =
    "gitlab_group.MyWeb is the address of shop/My Web/Default and of shop/MyWeb/Default: rename one of them";
  expect(sharedAddresses(stack)).toEqual([problem]);
  expect(() => app.synth()).toThrow(problem);
});

import { describe, expect, test } from "@jest/globals";
import { scopesOf, type Scopes } from "../../../lib/access/gitlab/token-scopes";
import { sourceAt, stackOf } from "../../support/access/stacks";

const ADDRESS = "gitlab_project_access_token.t";

function scopes(given: unknown): Scopes {
  const stack = stackOf({ gitlab_project_access_token: { t: { project: "1", scopes: given } } });
  return scopesOf(sourceAt(stack, ADDRESS).resource);
}

describe("scopes that act", () => {
  test.each([[["api"]], [["write_repository"]], [["read_api", "write_repository"]]])(
    "%p",
    (given) => {
      expect(scopes(given)).toEqual({ mayAct: true, assumed: [] });
    },
  );

  test("one that acts decides, whatever the others will be", () => {
    expect(scopes(["api", "${var.scope}"])).toEqual({ mayAct: true, assumed: [] });
  });
});

test.each([
  [["read_api", "read_repository", "read_user"]],
  [["read_registry", "write_registry", "read_package_registry", "write_package_registry"]],
  [["read_virtual_registry", "write_virtual_registry"]],
  [["k8s_proxy", "self_rotate", "ai_features"]],
  [["read_observability", "write_observability", "read_service_ping"]],
  [[]],
])("scopes that do not: %p", (given) => {
  expect(scopes(given)).toEqual({ mayAct: false, assumed: [] });
});

describe("scopes that are taken to act", () => {
  const taken = `${ADDRESS} is taken to push code and to start pipelines: `;

  test.each(["${var.scopes}", ["read_api", "${var.scope}"], null])("not known: %p", (given) => {
    expect(scopes(given)).toEqual({
      mayAct: true,
      assumed: [`${taken}its scopes are not known before apply`],
    });
  });

  test.each(["create_runner", "manage_runner"])("%s, whose runner is handed ID tokens", (scope) => {
    expect(scopes(["read_api", scope])).toEqual({
      mayAct: true,
      assumed: [
        `${taken}with ${scope} it gets a runner, which is handed the ID tokens of its jobs`,
      ],
    });
  });

  test.each(["granular", "sudo"])("%s, of which GitLab's list does not say that", (scope) => {
    expect(scopes(["read_api", scope])).toEqual({
      mayAct: true,
      assumed: [`${taken}GitLab's list of scopes does not say what ${scope} leaves alone`],
    });
  });
});

import { describe, expect, test } from "@jest/globals";
import { httpBackend } from "../../../lib/constructs/gitlab/remote-state";
import { refusal } from "../../support/synth";

const API = "https://gitlab.example.com/api/v4/";

describe("httpBackend", () => {
  test("GitLab-managed state is named by the stack, without credentials", () => {
    const address = "https://gitlab.example.com/api/v4/projects/42/terraform/state/shop";
    expect(httpBackend({ gitlabProjectId: 42 }, "shop", API)).toEqual({
      address,
      lockAddress: `${address}/lock`,
      lockMethod: "POST",
      unlockAddress: `${address}/lock`,
      unlockMethod: "DELETE",
      retryWaitMin: 5,
    });
    expect(httpBackend({ gitlabProjectId: 42, stateName: "prod" }, "shop", API).address).toMatch(
      /\/state\/prod$/,
    );
  });

  test("another server is its address", () => {
    expect(httpBackend({ address: "https://state.example.com/shop" }, "shop", API)).toMatchObject({
      address: "https://state.example.com/shop",
      lockAddress: "https://state.example.com/shop/lock",
    });
  });

  test.each([
    [{ gitlabProjectId: 0 }, "state.gitlabProjectId is not a project number"],
    [{ gitlabProjectId: 1.5 }, "state.gitlabProjectId is not a project number"],
    [{ gitlabProjectId: 42, stateName: "a/b" }, "state.stateName is not a state name"],
    [{ address: "http://state.example.com/a" }, "state.address is not an https URL"],
    [{ address: "nonsense" }, "state.address is not an https URL"],
    [{ address: "https://user:secret@state.example.com/a" }, "state.address carries credentials"],
    [{ address: "https://state.example.com/a?b=c" }, "state.address has a query"],
  ])("refuses %j", (state, problem) => {
    const found = refusal(() => httpBackend(state, "shop", API));
    expect(found).toMatchObject({ code: "ERR_PROP", where: "shop" });
    expect(found.message.startsWith(problem)).toBe(true);
    expect(found.message).not.toMatch("secret");
  });
});

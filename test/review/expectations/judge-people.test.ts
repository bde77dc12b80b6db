import { describe, expect, test } from "@jest/globals";
import { judgeGroup, judgeOnly } from "../../../lib/review/expectations/judge-people";
import { branch, LINKS } from "../../support/access/stacks";
import { exactly, like, MAIN, version } from "../diff/versions";

const PROTECTED = { ...LINKS, gitlab_branch_protection: { main: branch("main", "maintainer") } };
const INPUT = version({ deploy: exactly(MAIN), plan: like("project_path:shop/web:*") }, PROTECTED);
const [deploy, plan] = INPUT.identities;
const group = (name: string, reaches: boolean, input = INPUT) =>
  judgeGroup(
    { name: "n", kind: "group", group: name, identity: "deploy", reaches },
    input.identities[0]!,
    input,
  );
const only = (groups: readonly string[], identity = deploy) =>
  judgeOnly({ name: "n", kind: "only", identity: "", groups }, identity!, INPUT);

describe("judgeGroup", () => {
  test("a group that reaches it", () => {
    expect([group("Maintainers", true).passed, group("Maintainers", false).passed]).toEqual([
      true,
      false,
    ]);
  });

  test("a group that does not", () => {
    const message = "members of Developers do not reach deploy";
    expect(group("Developers", false)).toEqual({ passed: true, message });
    expect(group("Developers", true)).toEqual({ passed: false, message });
  });

  test("what rests on an assumption is no reach that must be, and no absence either", () => {
    const assuming = version({ deploy: exactly(MAIN) });
    const { passed, message } = group("Maintainers", true, assuming);
    expect(passed).toBe(false);
    expect(message).toMatch(/^it is not certain that .* \(assumed: main is taken to be .*\)$/);
    expect(group("Maintainers", false, assuming).passed).toBe(false);
  });

  test("a group that is not linked never passes", () => {
    const message = "the input links no directory group Maintainer; did you mean Maintainers?";
    expect(group("Maintainer", false)).toEqual({ passed: false, message });
    expect(group("Maintainer", true)).toEqual({ passed: false, message });
  });
});

describe("judgeOnly", () => {
  test("nobody but the groups", () => {
    expect(only(["Maintainers"])).toEqual({
      passed: true,
      message: "nobody but Maintainers reaches deploy",
    });
    expect(only(["Developers"]).passed).toBe(false);
    expect(only([]).passed).toBe(false);
  });

  test("names whoever else does", () => {
    const { passed, message } = only(["Maintainers"], plan);
    expect(passed).toBe(false);
    expect(message).toMatch(/^members of Developers /);
  });
});

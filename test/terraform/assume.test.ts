import { describe, expect, test } from "@jest/globals";
import { assume, resolve } from "../../lib/terraform";
import { at, expectError, fixture, plain, shown, stackOf } from "./fixture";

const given = (values: Record<string, string>): ReadonlyMap<string, string> =>
  new Map(Object.entries(values));

describe("assume", () => {
  const stack = stackOf({
    provider: { gitlab: { token: "${gitlab_project.web.id}" } },
    locals: { sub: "project_id:${gitlab_project.web.id}", other: "${gitlab_project.api.id}" },
    resource: {
      gitlab_project: { web: { path: "web" } },
      t: {
        a: {
          v: "${gitlab_project.web.id}",
          w: ["p-${gitlab_project.web.id}-${gitlab_project.api.id}"],
        },
        b: { v: "${gitlab_project.web.ids}", w: "${gitlab_project.web}" },
        c: { count: "${gitlab_project.web.id}" },
        d: { for_each: "${gitlab_project.api.id}" },
      },
    },
  });
  const assumed = assume(stack, given({ "gitlab_project.web.id": "67890" }));

  test("replaces references everywhere", () => {
    expect(plain(at(assumed, "t.a").values)).toEqual({
      v: "67890",
      w: [{ unknown: "p-67890-${gitlab_project.api.id}" }],
    });
    expect(plain(assumed.providers[0]!.values)).toEqual({ token: "67890" });
    expect(assumed.named?.get("local.sub")).toBe("project_id:67890");
    expect(at(assumed, "t.c").repeated).toEqual({ count: "67890" });
    expect(plain(at(assumed, "t.d").repeated as never)).toEqual({
      forEach: { unknown: "${gitlab_project.api.id}" },
    });
  });

  test("leaves other references alone, longer and shorter ones too", () => {
    expect(at(assumed, "t.b")).toBe(at(stack, "t.b"));
  });

  test("sets the attribute on the resource itself", () => {
    expect(plain(at(assumed, "gitlab_project.web").values)).toEqual({ path: "web", id: "67890" });
  });

  test("supplies names as well", () => {
    const named = assume(stack, given({ "local.sub": "x" }));
    expect(named.named?.get("local.sub")).toBe("x");
    expect(plain(named.named?.get("local.other"))).toEqual({ unknown: "${gitlab_project.api.id}" });
  });

  test("an address the stack lacks changes references alone", () => {
    const next = assume(stack, given({ "gitlab_project.api.id": "5" }));
    expect(next.resources.map((r) => r.address)).toEqual(stack.resources.map((r) => r.address));
    expect(next.named?.get("local.other")).toBe("5");
  });

  test("no values, no change", () => {
    expect(assume(stack, new Map())).toBe(stack);
  });

  test("keys in addresses may hold dots and quotes, and be written with spaces", () => {
    const keyed = stackOf({
      resource: { t: { a: { for_each: { "x.y": 1, z: 2 }, v: '${t.a["x.y"].id}' } } },
    });
    const next = assume(keyed, given({ 't.a[ "x.y" ].id': "1" }));
    expect(next.resources.map((r) => plain(r.values))).toEqual([{ v: "1", id: "1" }, { v: "1" }]);
  });

  test("reaches into a plan's templates", () => {
    const plan = resolve(
      assume(fixture("plan-json-first.json"), given({ "gitlab_project.web.id": "67890" })),
    );
    expect(shown(at(plan, "gitlab_branch_protection.main"), "project")).toBe("67890");
    expect(
      JSON.parse(
        String(shown(at(plan, 'module.team["a.b"].aws_iam_role.inline'), "assume_role_policy")),
      ),
    ).toMatchObject({
      Statement: [
        { Condition: { StringEquals: { "gitlab.example.com:sub": "project_id:67890:*" } } },
      ],
    });
  });
});

test.each(["gitlab_project", "gitlab_project.web", "", "f(x).y", "t.a[each.key].id", "data.t.n"])(
  "fails for %j, which names no attribute",
  (name) => {
    expectError(
      () => assume(stackOf({}), given({ [name]: "1" })),
      "ERR_USAGE",
      `an assumed value needs the name of an attribute; given: ${name}; allowed: ADDRESS.ATTRIBUTE, for example gitlab_project.web.id`,
    );
  },
);

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { PlanJson } from "../../support/terraform/plan-json";
import {
  changeOf,
  describeWithTerraform,
  type Stubs,
  serveFor,
  typesOf,
} from "../../support/terraform/stub";
import { answer, findingsOf, type Verdicts, verdictsOf } from "./answers";
import {
  ACCOUNT,
  AUDIENCES,
  binding,
  MEMBER,
  NAME,
  POOL,
  provider,
  renamed,
} from "./native-google";

const KEY = "gitlab::attribute.project_path/acme/app::viewer";
const EACH = `for_each = { "${KEY}" = ${MEMBER} }`;
const viewer = (name: string, argument: string) => `
resource "google_project_iam_member" "${name}" {
  project = "shop-ci"
  role    = "roles/run.viewer"
  ${argument}
}
`;

const BINDINGS = [
  POOL,
  ACCOUNT,
  provider(),
  binding("member", "one", `member = ${MEMBER}`),
  binding("member", "each", `${EACH}\nmember = each.value`),
  binding("binding", "list", `members = [${MEMBER}]`),
  binding("binding", "list_with_user", `members = [${MEMBER}, "user:ada@example.com"]`),
  binding("member", "pool", `member = "principalSet://iam.googleapis.com/${NAME}/*"`),
  viewer("direct", `member = ${MEMBER}`),
  viewer("direct_each", `${EACH}\nmember = each.value`),
  `locals { member = ${MEMBER} }`,
  viewer("by_local", "member = local.member"),
  viewer("account", "member = google_service_account.deploy.member"),
].join("\n");

/** On a first plan nobody is known to be a member; who the provider refuses is refused for certain. */
const NOT_YET: Verdicts = [null, false];
const TIGHT: Verdicts = [true, false];

/** By identity: what the first plan says of both jobs, and what the second does. */
const TABLE: Readonly<Record<string, readonly [first: Verdicts, second: Verdicts]>> = {
  "google_service_account_iam_member.one": [NOT_YET, TIGHT],
  [`google_service_account_iam_member.each["${KEY}"]`]: [NOT_YET, TIGHT],
  "google_service_account_iam_binding.list": [NOT_YET, TIGHT],
  "google_service_account_iam_binding.list_with_user": [NOT_YET, TIGHT],
  "google_service_account_iam_member.pool": [NOT_YET, TIGHT],
  "google_project_iam_member.direct": [NOT_YET, TIGHT],
  [`google_project_iam_member.direct_each["${KEY}"]`]: [NOT_YET, TIGHT],
  "google_project_iam_member.by_local": [[null, null], TIGHT],
};

/** A provider with its pool and one member: what differs, and what both plans say of it. */
const PROVIDERS: readonly (readonly [
  name: string,
  configuration: string,
  first: Verdicts,
  second: Verdicts,
  mistakes: readonly string[],
])[] = [
  ["no condition", provider(AUDIENCES, ""), [null, null], TIGHT, ["gcp/no-condition"]],
  [
    "an empty condition",
    provider(AUDIENCES, 'attribute_condition = ""'),
    [null, null],
    TIGHT,
    ["gcp/no-condition"],
  ],
  [
    "a condition that is null",
    provider(AUDIENCES, "attribute_condition = null"),
    [null, null],
    TIGHT,
    ["gcp/no-condition"],
  ],
  ["no audiences", provider(""), [false, false], [false, false], []],
  [
    "an empty list of audiences",
    provider("allowed_audiences = []"),
    [false, false],
    [false, false],
    [],
  ],
  [
    "audiences that are null",
    provider("allowed_audiences = null"),
    [false, false],
    [false, false],
    [],
  ],
  ["keys that are empty", provider(`${AUDIENCES}\njwks_json = ""`), NOT_YET, TIGHT, []],
  ["keys that are null", provider(`${AUDIENCES}\njwks_json = null`), NOT_YET, TIGHT, []],
  [
    "values joined without a separator",
    provider(AUDIENCES, undefined, '"attribute.both" = "assertion.project_path+assertion.ref"'),
    NOT_YET,
    TIGHT,
    [],
  ],
  [
    "an attribute made of itself",
    provider(AUDIENCES, undefined, '"attribute.sub" = "attribute.sub"'),
    NOT_YET,
    NOT_YET,
    [],
  ],
];

const providers = [
  ACCOUNT,
  ...PROVIDERS.map(([, configuration], i) =>
    renamed(POOL + configuration + binding("member", "gitlab", `member = ${MEMBER}`), `case-${i}`),
  ),
].join("\n");

describeWithTerraform("pools of Google Cloud before and after they exist", () => {
  let stubs: Stubs;
  beforeAll(async () => {
    stubs = await serveFor([BINDINGS, providers].map(typesOf));
  });
  afterAll(() => stubs.stop());
  const twoPlans = async (configuration: string): Promise<readonly [PlanJson, PlanJson]> => {
    const work = await stubs.openNative(configuration);
    const first = await work.plan();
    await work.apply();
    return [first, await work.plan()];
  };

  describe("members", () => {
    let plans: readonly [PlanJson, PlanJson];
    let verdicts: readonly Readonly<Record<string, Verdicts>>[];
    beforeAll(async () => {
      plans = await twoPlans(BINDINGS);
      verdicts = [await verdictsOf(plans[0]), await verdictsOf(plans[1])];
    });

    test("Terraform knows none of them: one unknown member is no empty list", () => {
      const { after, after_unknown } = changeOf(
        plans[0],
        "google_service_account_iam_binding.list",
      ).change;
      expect([after?.["members"], after_unknown["members"]]).toEqual([[null], [true]]);
      expect(
        changeOf(plans[0], "google_service_account_iam_member.one").change.after_unknown["member"],
      ).toBe(true);
    });

    test.each(Object.entries(TABLE))("%s", (identity, expected) => {
      expect(verdicts.map((of) => of[identity])).toEqual(expected);
    });

    test("an account of the stack's own is no identity of jobs", () => {
      const identities = Object.keys(TABLE).sort();
      expect(verdicts.map((of) => Object.keys(of).sort())).toEqual([identities, identities]);
    });
  });

  describe("what a provider asks for", () => {
    let answers: readonly {
      readonly verdicts: Readonly<Record<string, Verdicts>>;
      readonly mistakes: readonly string[];
    }[];
    beforeAll(async () => {
      const plans = await twoPlans(providers);
      answers = await Promise.all(
        plans.map(async (plan) => ({
          verdicts: await verdictsOf(plan),
          mistakes: (await findingsOf(plan)).filter((f) => f.startsWith("error gcp/")),
        })),
      );
    });

    test.each(PROVIDERS.map((row, i) => [...row, `case-${i}`] as const))(
      "%s",
      (_name, _configuration, first, second, mistakes, name) => {
        const identity = `google_service_account_iam_member.${name}`;
        expect(answers.map(({ verdicts }) => verdicts[identity])).toEqual([first, second]);
        const address = `google_iam_workload_identity_pool_provider.${name}`;
        const expected = mistakes.map((rule) => `error ${rule} ${address}`);
        for (const answer of answers) {
          expect(answer.mistakes.filter((m) => m.endsWith(` ${address}`))).toEqual(expected);
        }
      },
    );
  });

  test("only the pool: no trust, and no finding on members that are missing", async () => {
    const [plan] = await twoPlans(POOL);
    expect(await verdictsOf(plan)).toEqual({});
    expect(await findingsOf(plan)).toEqual([]);
    expect(await answer(plan, ["who"])).toEqual({ schemaVersion: 1, paths: [], unreached: [] });
  });
});

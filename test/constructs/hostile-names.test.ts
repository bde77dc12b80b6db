import { expect, test } from "@jest/globals";
import { App } from "cdktf";
import { UsageError } from "../../lib/core/errors";
import { AwsAccount, AwsRole, policyStatement } from "../../lib/constructs/aws";
import {
  ActiveDirectory,
  AdGroup,
  AdOrganizationalUnit,
  OktaGroup,
} from "../../lib/constructs/directory";
import {
  branch,
  FederationStack,
  GitlabGroup,
  GitlabInstance,
  GitlabProject,
} from "../../lib/constructs/gitlab";
import { HOSTILE_NAMES } from "../support/hostile-names";
import { freshFolder, SELF_MANAGED } from "../support/synth";
import { cycle, describeWithTerraform, type StackJson, valuesOf } from "../support/terraform/stub";

/** Defines something with a text in one place, under an id; returns its address, and how to find the text in its values. */
interface Place {
  readonly define: (stack: FederationStack, text: string, id: string) => string;
  readonly find: (values: Readonly<Record<string, unknown>>) => unknown;
  readonly gitlab?: GitlabInstance;
}

const once = new WeakMap<FederationStack, Map<string, unknown>>();

/** One thing a stack, for whatever needs it. */
function shared<T>(stack: FederationStack, name: string, make: () => T): T {
  const known = once.get(stack) ?? new Map<string, unknown>();
  once.set(stack, known);
  if (!known.has(name)) known.set(name, make());
  return known.get(name) as T;
}

const directory = (stack: FederationStack): ActiveDirectory =>
  shared(
    stack,
    "ad",
    () => new ActiveDirectory(stack, "Ad", { domainController: "dc.example", realm: "EXAMPLE" }),
  );
const group = (stack: FederationStack): GitlabGroup =>
  shared(stack, "group", () => new GitlabGroup(stack, "Shop", { path: "shop" }));
const project = (stack: FederationStack): GitlabProject =>
  shared(
    stack,
    "project",
    () => new GitlabProject(stack, "Web", { group: group(stack), path: "web" }),
  );
const account = (stack: FederationStack): AwsAccount =>
  shared(
    stack,
    "aws",
    () => new AwsAccount(stack, "Aws", { accountId: "111122223333", region: "eu-central-1" }),
  );
const role = (
  stack: FederationStack,
  id: string,
  props: Partial<ConstructorParameters<typeof AwsRole>[2]>,
): AwsRole =>
  new AwsRole(stack, id, {
    account: account(stack),
    assumedBy: project(stack).jobs({ ref: branch("main") }),
    because: "tests",
    ...props,
  });
const addressOf = (resource: {
  readonly terraformResourceType: string;
  readonly friendlyUniqueId: string;
}): string => `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
const statementResource = (policy: unknown): unknown =>
  (JSON.parse(String(policy)) as { Statement: { Resource: string[] }[] }).Statement[0]?.Resource[0];

const CONTAINER = "OU=Groups,DC=example";

const PLACES: readonly [string, Place][] = [
  [
    "description of a GitLab group",
    {
      define: (s, text, id) =>
        addressOf(new GitlabGroup(s, id, { path: id, description: text }).resource),
      find: (v) => v["description"],
    },
  ],
  [
    "name of a GitLab group",
    {
      define: (s, text, id) => addressOf(new GitlabGroup(s, id, { path: id, name: text }).resource),
      find: (v) => v["name"],
    },
  ],
  [
    "description of a project",
    {
      define: (s, text, id) =>
        addressOf(
          new GitlabProject(s, id, { group: group(s), path: id, description: text }).resource,
        ),
      find: (v) => v["description"],
    },
  ],
  [
    "protected branch",
    {
      define: (s, text) =>
        addressOf(project(s).protectBranch(text, { push: "no one", merge: "maintainer" }).resource),
      find: (v) => v["branch"],
    },
  ],
  [
    "protected tag",
    {
      define: (s, text) =>
        addressOf(project(s).protectTag(text, { create: "maintainer" }).resource),
      find: (v) => v["tag"],
    },
  ],
  [
    "protected environment",
    {
      define: (s, text) =>
        addressOf(project(s).protectEnvironment(text, { deploy: "maintainer" }).resource),
      find: (v) => v["environment"],
    },
  ],
  [
    "name of an AD group",
    {
      define: (s, text, id) =>
        addressOf(
          new AdGroup(s, id, {
            directory: directory(s),
            name: text,
            samAccountName: id,
            container: CONTAINER,
          }).resource,
        ),
      find: (v) => v["name"],
    },
  ],
  [
    "description of an AD group",
    {
      define: (s, text, id) =>
        addressOf(
          new AdGroup(s, id, {
            directory: directory(s),
            name: id,
            container: CONTAINER,
            description: text,
          }).resource,
        ),
      find: (v) => v["description"],
    },
  ],
  [
    "name of an organizational unit",
    {
      define: (s, text, id) =>
        addressOf(
          new AdOrganizationalUnit(s, id, {
            directory: directory(s),
            name: text,
            parent: CONTAINER,
          }).resource,
        ),
      find: (v) => v["name"],
    },
  ],
  [
    "SAML group of a link",
    {
      gitlab: GitlabInstance.gitlabCom(),
      define: (s, text) => addressOf(group(s).grantDeveloper(OktaGroup.fromName(text)).resource),
      find: (v) => v["saml_group_name"],
    },
  ],
  [
    "reason of a role",
    {
      define: (s, text, id) => addressOf(role(s, id, { because: text }).resource),
      find: (v) => v["description"],
    },
  ],
  [
    "tag of a role",
    {
      define: (s, text, id) => addressOf(role(s, id, { tags: { owner: text } }).resource),
      find: (v) => (v["tags"] as Record<string, unknown>)["owner"],
    },
  ],
  [
    "key of a tag of a role",
    {
      define: (s, text, id) => addressOf(role(s, id, { tags: { [text]: "x" } }).resource),
      find: (v) => Object.keys(v["tags"] as object)[0],
    },
  ],
  [
    "boundary of a role",
    {
      define: (s, text, id) => addressOf(role(s, id, { permissionsBoundaryArn: text }).resource),
      find: (v) => v["permissions_boundary"],
    },
  ],
  [
    "resource of a permission",
    {
      define: (s, text, id) =>
        addressOf(
          present(
            role(s, id, {}).grant(policyStatement({ actions: ["s3:GetObject"], resources: [text] }))
              .permissions,
          ),
        ),
      find: (v) => statementResource(v["policy"]),
    },
  ],
];

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("nothing was defined");
  return value;
}

test.each(PLACES)("a %s takes or refuses every hostile text by name", (_name, place) => {
  const stack = freshStack(place.gitlab);
  const { accepted, refused } = defineAll(stack, place, "x");
  expect(accepted.length + refused.length).toBe(HOSTILE_NAMES.length);
  for (const name of ["NUL", "newline", "lone surrogate", "combining accent"]) {
    expect(refused).toContain(name);
  }
});

describeWithTerraform("hostile texts come out of Terraform unchanged", () => {
  test.each([SELF_MANAGED, GitlabInstance.gitlabCom()])("on $issuer.kind", async (gitlab) => {
    const stack = freshStack(gitlab);
    const places = PLACES.filter(
      ([, place]) => (place.gitlab ?? SELF_MANAGED).issuer.kind === gitlab.issuer.kind,
    );
    const defined = places.map(([name, place], i) => ({
      name,
      place,
      ...defineAll(stack, place, `p${i}x`),
    }));
    stack.prepareStack();
    const { state } = await cycle(stack.toTerraform() as StackJson);
    for (const { name, place, accepted } of defined) {
      const found = accepted.map(({ address }) => place.find(valuesOf(state, address)));
      expect([name, ...found]).toEqual([name, ...accepted.map(({ text }) => text)]);
    }
  });
});

function freshStack(gitlab: GitlabInstance = SELF_MANAGED): FederationStack {
  return new FederationStack(new App({ outdir: freshFolder() }), "hostile", { gitlab });
}

/** Tries every hostile text in a place: those it accepts, with their address, and the names of those it refuses. */
function defineAll(
  stack: FederationStack,
  { define }: Place,
  prefix: string,
): { accepted: readonly { address: string; text: string }[]; refused: readonly string[] } {
  const accepted: { address: string; text: string }[] = [];
  const refused: string[] = [];
  HOSTILE_NAMES.forEach(({ name, text }, index) => {
    try {
      accepted.push({ address: define(stack, text, `${prefix}${index}`), text });
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      refused.push(name);
    }
  });
  return { accepted, refused };
}

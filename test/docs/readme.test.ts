import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import type { App } from "cdktf";
import { branch, acknowledge, type FederationStack } from "cdktf-gitlab-federation/gitlab";
import { AwsRole } from "cdktf-gitlab-federation/aws";
import { issuer, pipelineTokens, terraform } from "cdktf-gitlab-federation";
import { trustDocument } from "cdktf-gitlab-federation/jest";
import { quickstart } from "../../examples/quickstart/main";
import { synthesizedExample } from "../support/example";

const README = readFileSync("README.md", "utf8");
const HERE = readFileSync(__filename, "utf8");

/** TypeScript of the README with the file that runs the same lines. */
const BLOCKS = [...README.matchAll(/(?:<!-- example: (\S+) -->\n\n)?```ts\n([^]*?)```/g)].map(
  ([, file, code = ""]) => [code.split("\n")[0] ?? "", file, code] as const,
);

/** Lines without their indentation and trailing comments. */
function lines(text: string): readonly string[] {
  return text.split("\n").flatMap((line) => {
    const plain = line.replace(/(^| )\/\/ .*$/, "").trim();
    return plain === "" ? [] : [plain];
  });
}

describe("the README", () => {
  test.each(BLOCKS)("shows code that runs: %s", (_first, file, code) => {
    const running = new Set(lines(file === undefined ? HERE : readFileSync(file, "utf8")));
    expect(lines(code).filter((line) => !running.has(line) && !line.startsWith("import"))).toEqual(
      [],
    );
  });

  test("its matchers say what they say", () => {
    const tokens = pipelineTokens({
      issuer: issuer({ kind: "self-managed", url: "https://gitlab.example.com", version: "19.2" }),
      project: {
        id: "67890",
        path: "shop/web",
        template: [
          "project_id",
          "ref_type",
          "ref",
          "ref_protected",
          "environment_protected",
          "deployment_tier",
        ],
      },
      audience: "aws:111122223333",
      environment: { name: "production", tier: "production", protected: true },
    });
    const stack = terraform.assume(
      terraform.readStack(synthesizedExample(quickstart), { name: "shop", file: "" }),
      new Map([["gitlab_project.Web.id", "67890"]]),
    );
    const before = { trust: { grants: [] } };
    const after = before;

    const role = trustDocument(stack, "StorefrontPublisher");
    expect(role).toAdmit(tokens.push);
    const tag = {
      ...tokens.push,
      ref_type: "tag",
      sub: String(tokens.push["sub"]).replace("branch", "tag"),
    };
    expect(role).toRefuse(tag, "ref_type");
    expect(after).toBeNoWiderThan(before);
    expect(stack).toHaveNoFindings();
    expect(role).not.toAdmit(tag);
  });

  test("an acknowledgement lets an administrator pass synth without a warning", () => {
    const stack = synthesizedExample((app: App): FederationStack => {
      const shop = quickstart(app);
      const production = shop.node.findChild("Production");
      const web = shop.node.findChild("Web");
      const publisher = administratorOf(shop, production, web);
      acknowledge(publisher, {
        rule: "aws/administrator",
        reason: "bootstraps the account",
        until: "2027-01-31",
      });
      return shop;
    });
    expect(JSON.stringify(stack)).toMatch("AdministratorAccess");
  });
});

function administratorOf(shop: FederationStack, production: unknown, web: unknown): AwsRole {
  return new AwsRole(shop, "Bootstrap", {
    account: production as ConstructorParameters<typeof AwsRole>[2]["account"],
    assumedBy: (
      web as { jobs: (props: object) => ConstructorParameters<typeof AwsRole>[2]["assumedBy"] }
    ).jobs({
      ref: branch("main"),
    }),
    because: "bootstraps the account",
    managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"],
  });
}

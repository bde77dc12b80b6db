import { describe, expect, test } from "@jest/globals";
import { App } from "cdktf";
import { Construct } from "constructs";
import { AwsAccount, type AwsAccountProps } from "../../../lib/constructs/aws";
import { sessionSeconds } from "../../../lib/constructs/aws/aws-account";
import { FederationStack, GitlabInstance } from "../../../lib/constructs/gitlab";
import { freshStack, refusal, SELF_MANAGED, synthesized } from "../../support/synth";

const PROPS: AwsAccountProps = { accountId: "111122223333", region: "eu-central-1" };
const URL = "https://gitlab.example.com";
const PROVIDER = {
  client_id_list: ["aws:111122223333"],
  provider: "aws.Production",
  url: URL,
};

function written(
  props: Partial<AwsAccountProps> = {},
  use: (account: AwsAccount) => void = () => undefined,
  gitlab?: GitlabInstance,
) {
  const { resource, data, provider, output } = synthesized(
    (stack) => use(new AwsAccount(stack, "Production", { ...PROPS, ...props })),
    gitlab,
  );
  return { resource, data, aws: provider?.["aws"], output };
}

describe("AwsAccount", () => {
  test("is one OIDC provider and one provider configuration that acts on this account alone", () => {
    expect(
      written({}, (account) => {
        expect(account.accountId).toBe("111122223333");
        expect(account.region).toBe("eu-central-1");
        expect(account.partition).toBe("aws");
        expect(account.audience).toBe("aws:111122223333");
        expect(account.sessionCeiling).toBe(3600);
        expect(account.oidcProviderArn).toBe(
          "arn:aws:iam::111122223333:oidc-provider/gitlab.example.com",
        );
      }),
    ).toEqual({
      aws: [{ alias: "Production", allowed_account_ids: ["111122223333"], region: "eu-central-1" }],
      data: undefined,
      output: {
        Production_audience: {
          description: "aud of ID tokens for AWS account 111122223333",
          value: "aws:111122223333",
        },
      },
      resource: { aws_iam_openid_connect_provider: { Production_OidcProvider_12EFD66E: PROVIDER } },
    });
  });

  test("carries every option", () => {
    const thumbprint = "0123456789abcdef0123456789abcdef01234567";
    const { aws, output, resource } = written({
      audience: "https://aws.example.com/shop",
      thumbprints: [thumbprint],
      sessionCeiling: 43_200,
      deployRoleArn: "arn:aws:iam::111122223333:role/terraform",
    });
    expect(aws).toEqual([
      {
        alias: "Production",
        allowed_account_ids: ["111122223333"],
        assume_role: [{ role_arn: "arn:aws:iam::111122223333:role/terraform" }],
        region: "eu-central-1",
      },
    ]);
    expect(output).toEqual({
      Production_audience: {
        description: "aud of ID tokens for AWS account 111122223333",
        value: "https://aws.example.com/shop",
      },
    });
    expect(resource).toEqual({
      aws_iam_openid_connect_provider: {
        Production_OidcProvider_12EFD66E: {
          ...PROVIDER,
          client_id_list: ["https://aws.example.com/shop"],
          thumbprint_list: [thumbprint],
        },
      },
    });
  });

  test("looks an existing OIDC provider up by its ARN", () => {
    const { data, resource } = written({ existingOidcProvider: true });
    expect({ data, resource }).toEqual({
      data: {
        aws_iam_openid_connect_provider: {
          Production_OidcProvider_12EFD66E: {
            arn: "arn:aws:iam::111122223333:oidc-provider/gitlab.example.com",
            provider: "aws.Production",
          },
        },
      },
      resource: undefined,
    });
  });

  test.each([
    ["eu-central-1", "aws", undefined],
    ["us-gov-west-1", "aws-us-gov", undefined],
    ["cn-north-1", "aws-cn", undefined],
    ["us-east-1", "aws", undefined],
  ])("%s is in the partition %s", (region, partition) => {
    written({ region }, (account) => {
      expect(account.partition).toBe(partition);
      expect(account.oidcProviderArn).toBe(
        `arn:${partition}:iam::111122223333:oidc-provider/gitlab.example.com`,
      );
    });
  });

  test("keeps the path of an issuer", () => {
    const gitlab = GitlabInstance.selfManaged({
      url: "https://example.com",
      issuerUrl: "https://keys.example.net/gitlab",
      version: "19.2",
      tier: "premium",
    });
    const { resource } = written(
      {},
      (account) =>
        expect(account.oidcProviderArn).toBe(
          "arn:aws:iam::111122223333:oidc-provider/keys.example.net/gitlab",
        ),
      gitlab,
    );
    expect(resource).toEqual({
      aws_iam_openid_connect_provider: {
        Production_OidcProvider_12EFD66E: { ...PROVIDER, url: "https://keys.example.net/gitlab" },
      },
    });
  });

  test("has an alias that is an identifier, whatever its construct path", () => {
    const { provider } = synthesized((stack) => {
      const scope = new Construct(stack, "2nd floor");
      new AwsAccount(scope, "Dev & Test", PROPS);
    });
    expect(provider?.["aws"]).toEqual([
      {
        alias: "_2nd_floor_Dev_Test",
        allowed_account_ids: ["111122223333"],
        region: "eu-central-1",
      },
    ]);
  });
});

describe("AwsAccount refuses", () => {
  const refused = (props: Partial<AwsAccountProps>) => {
    const { stack } = freshStack();
    return refusal(() => new AwsAccount(stack, "Production", { ...PROPS, ...props }));
  };

  test.each<[keyof AwsAccountProps, unknown, string]>([
    ["accountId", "11112222333", "twelve digits"],
    ["accountId", "1111222233334", "twelve digits"],
    ["accountId", "11112222333x", "twelve digits"],
    ["region", "eu-central", "a region such as eu-central-1"],
    ["region", "EU-CENTRAL-1", "a region such as eu-central-1"],
    ["region", "eu-central-1a", "a region such as eu-central-1"],
    ["region", "central-1", "a region such as eu-central-1"],
    ["audience", "a b", "1 to 255 characters: letters, digits and _ + = , . @ : / -"],
    ["audience", "a*", "1 to 255 characters: letters, digits and _ + = , . @ : / -"],
    ["audience", "x".repeat(256), "1 to 255 characters: letters, digits and _ + = , . @ : / -"],
  ])("%s %j", (prop, value, allowed) => {
    expect(refused({ [prop]: value })).toEqual({
      code: "ERR_PROP",
      where: "shop/Production",
      message: `${prop} is not allowed; given: ${JSON.stringify(value)}; allowed: ${allowed}; at shop/Production`,
    });
  });

  test("takes an audience of 255 characters", () => {
    written({ audience: "x".repeat(255) });
    expect(refused({ audience: "" }).message).toBe(
      'audience is empty; given: ""; fix: give a text; at shop/Production',
    );
  });

  test.each([
    ["0".repeat(40)],
    ["f".repeat(40)],
    ["0123456789ABCDEF0123456789ABCDEF01234567"],
    ["0123456789abcdef0123456789abcdef0123456"],
    ["0123456789abcdef0123456789abcdef012345678"],
    ["g123456789abcdef0123456789abcdef01234567"],
  ])("the thumbprint %s", (thumbprint) => {
    expect(
      refused({ thumbprints: ["0123456789abcdef0123456789abcdef01234567", thumbprint] }),
    ).toEqual({
      code: "ERR_PROP",
      where: "shop/Production",
      message: `thumbprints is not allowed; given: "${thumbprint}"; allowed: 40 lower-case hexadecimal digits of a real certificate; at shop/Production`,
    });
  });

  test.each([3599, 43_201, 3600.5, Number.NaN])("a session ceiling of %d seconds", (value) => {
    expect(refused({ sessionCeiling: value })).toEqual({
      code: "ERR_PROP",
      where: "shop/Production",
      message: `sessionCeiling is not allowed; given: ${String(value)}; allowed: whole seconds from 3600 to 43200; fix: a job that needs less than an hour asks for less when it assumes the role; at shop/Production`,
    });
  });

  test("a second one for the same account and GitLab, over two stacks", () => {
    const app = new App();
    const stacks = ["one", "two"].map(
      (id) => new FederationStack(app, id, { gitlab: SELF_MANAGED }),
    );
    const [one, two] = stacks as [FederationStack, FederationStack];
    new AwsAccount(one, "Production", PROPS);
    expect(refusal(() => new AwsAccount(two, "Prod", PROPS))).toEqual({
      code: "ERR_DUPLICATE",
      where: "two/Prod",
      message:
        "the OIDC provider for gitlab.example.com in this account is defined twice, first at one/Production; fix: define the AwsAccount once and pass it on; in another stack of the same account set existingOidcProvider: true; at two/Prod",
    });
    expect(
      () => new AwsAccount(two, "Existing", { ...PROPS, existingOidcProvider: true }),
    ).not.toThrow();
    expect(
      () => new AwsAccount(two, "Other", { ...PROPS, accountId: "444455556666" }),
    ).not.toThrow();
    const dotCom = new FederationStack(app, "com", { gitlab: GitlabInstance.gitlabCom() });
    expect(() => new AwsAccount(dotCom, "Production", PROPS)).not.toThrow();
  });

  test("a place outside a FederationStack", () => {
    expect(refusal(() => new AwsAccount(new App(), "Production", PROPS)).code).toBe("ERR_STACK");
  });
});

describe("sessionSeconds", () => {
  test("takes both bounds", () => {
    expect(sessionSeconds(3600, 7200, "shop/Role", "s")).toBe(3600);
    expect(sessionSeconds(7200, 7200, "shop/Role", "s")).toBe(7200);
    expect(sessionSeconds(43_200, 43_200, "shop/Role", "s")).toBe(43_200);
  });

  test("points at the ceiling of the account where that is what is in the way", () => {
    expect(refusal(() => sessionSeconds(7201, 7200, "shop/Role", "s")).message).toBe(
      "s is not allowed; given: 7201; allowed: whole seconds from 3600 to 7200; fix: shorten the session, or raise sessionCeiling of the account if a job really runs longer; at shop/Role",
    );
    expect(refusal(() => sessionSeconds(60, 7200, "shop/Role", "s")).message).toBe(
      "s is not allowed; given: 60; allowed: whole seconds from 3600 to 7200; fix: a job that needs less than an hour asks for less when it assumes the role; at shop/Role",
    );
  });
});

import { describe, expect, test } from "@jest/globals";
import { s3Prefix } from "../../../lib/constructs/aws";
import { awsCiJob } from "../../../lib/constructs/aws/ci-job";
import { branch, unprotected } from "../../../lib/constructs/gitlab";
import { synthesized } from "../../support/synth";
import {
  estate,
  freshEstate,
  HOST,
  MAIN,
  publisher,
  resources,
  ROLE,
  roles,
  trusting,
} from "./estate";

describe("AwsRole", () => {
  test("is one role that the named jobs assume; its logical name is its construct id", () => {
    const written = resources((e) => {
      const role = publisher(e);
      expect(role.roleName).toBe("Publisher");
      expect(role.roleArn).toBe("arn:aws:iam::111122223333:role/Publisher");
      expect(role.audience).toBe("aws:111122223333");
      expect(role.permissions).toBeUndefined();
      expect(role.attachments).toEqual([]);
      expect(role.resource.node.path).toBe("shop/Publisher/Default");
    });
    expect(Object.keys(written)).toEqual([
      "aws_iam_openid_connect_provider",
      "aws_iam_role",
      "gitlab_group",
      "gitlab_project",
    ]);
    expect(written["aws_iam_role"]).toEqual({ Publisher: ROLE });
  });

  test("carries every option", () => {
    const written = resources(
      (e) => {
        publisher(e, {
          name: "deployer",
          path: "/ci/shop/",
          because: "uploads ${builds}, für immer",
          maxSessionDuration: 7200,
          managedPolicyArns: [
            "arn:aws:iam::aws:policy/ReadOnlyAccess",
            "arn:aws:iam::111122223333:policy/own/Edge",
          ],
          permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/edge",
          tags: { team: "shop", "${x}": "%{y}" },
        }).grant(s3Prefix("shop-web", "releases/").read());
      },
      { sessionCeiling: 7200 },
    );
    expect(written["aws_iam_role"]).toEqual({
      Publisher: {
        ...ROLE,
        description: "uploads $${builds}, für immer",
        max_session_duration: 7200,
        name: "deployer",
        path: "/ci/shop/",
        permissions_boundary: "arn:aws:iam::111122223333:policy/edge",
        tags: { team: "shop", "$${x}": "%%{y}" },
      },
    });
    expect(Object.values(written["aws_iam_role_policy_attachment"] ?? {})).toEqual([
      {
        policy_arn: "arn:aws:iam::111122223333:policy/own/Edge",
        provider: "aws.Production",
        role: "${aws_iam_role.Publisher.name}",
      },
      {
        policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
        provider: "aws.Production",
        role: "${aws_iam_role.Publisher.name}",
      },
    ]);
  });

  test("tells its ARN and audience", () => {
    const { output } = synthesized((stack) => {
      publisher(estate(stack), { path: "/ci/" });
    });
    expect(output).toEqual({
      Production_audience: {
        description: "aud of ID tokens for AWS account 111122223333",
        value: "aws:111122223333",
      },
      Publisher_arn: {
        description: "ARN of Publisher for AWS_ROLE_ARN",
        value: "arn:aws:iam::111122223333:role/ci/Publisher",
      },
    });
  });

  test.each([
    ["us-gov-west-1", "aws-us-gov"],
    ["cn-northwest-1", "aws-cn"],
  ])("in %s is of the partition %s", (region, partition) => {
    const written = roles(
      (e) => expect(publisher(e).roleArn).toBe(`arn:${partition}:iam::111122223333:role/Publisher`),
      { region },
    );
    expect(written).toEqual({
      Publisher: {
        ...ROLE,
        assume_role_policy: trusting(HOST, MAIN).replace("arn:aws:", `arn:${partition}:`),
      },
    });
  });

  test("takes sessions of both bounds", () => {
    const duration = (maxSessionDuration: number) =>
      roles((e) => publisher(e, { maxSessionDuration }), { sessionCeiling: 43_200 });
    expect(duration(3600)).toEqual({ Publisher: ROLE });
    expect(duration(43_200)).toEqual({ Publisher: { ...ROLE, max_session_duration: 43_200 } });
  });

  test("ids and logical names stay, whatever they are called in", () => {
    const written = resources((e) => {
      publisher(e, { managedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] }).grant(
        s3Prefix("shop-web", "").read(),
      );
    });
    expect(Object.keys(written["aws_iam_role_policy"] ?? {})).toEqual([
      "Publisher_Permissions_102256C8",
    ]);
    expect(Object.keys(written["aws_iam_role_policy_attachment"] ?? {})).toEqual([
      "Publisher_Managed-ReadOnlyAccess_BBC018E4",
    ]);
  });
});

describe("the stack's registry", () => {
  test("keeps the role's reasons, the job for its pipeline and what loose words accept", () => {
    const e = freshEstate();
    publisher(e, {
      assumedBy: e.web.jobs({ ref: unprotected(branch("main"), { because: "no rules yet" }) }),
      notEnforced: { project_id: "the path is reserved", ref_type: "no tags here" },
      path: "/ci/",
    });
    const { registry } = e.stack;
    expect(registry.notes.get("shop/Publisher")?.because).toEqual([
      "uploads builds",
      "no rules yet",
      "the path is reserved",
      "no tags here",
    ]);
    expect(
      registry.acknowledgements.map(({ rule, path, reason, implied }) => [
        rule,
        path,
        reason,
        implied,
      ]),
    ).toEqual([
      ["trust/unprotected-ref", "shop/Publisher", "no rules yet", true],
      ["trust/mutable-path", "shop/Publisher", "the path is reserved", true],
    ]);
    expect([...registry.ciJobs.values()]).toEqual([
      awsCiJob("Publisher", "arn:aws:iam::111122223333:role/ci/Publisher", e.account, "shop"),
    ]);
  });

  test("not enforcing the protection of a ref accepts what is said about it", () => {
    const e = freshEstate();
    publisher(e, { notEnforced: { ref_protected: "by rule" } });
    expect(e.stack.registry.acknowledgements.map((a) => a.rule)).toEqual([
      "trust/unprotected-ref",
      "trust/any-ref",
    ]);
  });
});

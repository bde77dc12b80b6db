import { describe, expect, test } from "@jest/globals";
import { access, review, terraform } from "cdktf-gitlab-federation";
import "cdktf-gitlab-federation/jest";
import { synthesizedExample } from "../../test/support/example";
import { manyTeams } from "./main";
import { TEAMS } from "./teams";

const stack = synthesizedExample(manyTeams);
const read = terraform.readStack(stack, { name: "retail", file: "cdk.tf.json" });

describe("many teams", () => {
  test("pass the guard rails without a warning", () => {
    expect(stack).toHaveNoFindings();
  });

  test("have three roles each", () => {
    expect(terraform.find(read, "aws_iam_role")).toHaveLength(TEAMS.length * 3);
  });

  test.each(TEAMS.map((team) => team.name))(
    "%s: engineers reach staging, releasers all three",
    (name) => {
      const { gitlab, identities } = review.inputOf([read]);
      const paths = access
        .who(gitlab, identities)
        .filter((p) => p.identityName.startsWith(`${name}-`))
        .map((p) => `${p.group ?? "nobody"} ${p.role} ${p.identityName}`)
        .sort();
      expect(paths).toEqual([
        `G-${name}-engineers developer ${name}-builder`,
        `G-${name}-releasers maintainer ${name}-builder`,
        `G-${name}-releasers maintainer ${name}-deployer`,
        `G-${name}-releasers maintainer ${name}-publisher`,
      ]);
    },
  );
});

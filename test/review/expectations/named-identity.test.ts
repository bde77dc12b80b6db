import { expect, test } from "@jest/globals";
import { namedIdentity } from "../../../lib/review/expectations/named-identity";
import { exactly, MAIN, version } from "../diff/versions";

const { identities } = version({ deploy: exactly(MAIN), plan: exactly(MAIN) });
const [deploy] = identities;

test.each(["deploy", "aws_iam_role.deploy", "shop:aws_iam_role.deploy"])("%s names it", (name) => {
  expect(namedIdentity(identities, name)).toEqual({ identity: deploy });
});

test("a name that is not there, or is there twice", () => {
  expect(namedIdentity(identities, "deplyo")).toEqual({
    problem: "the input has no identity deplyo; did you mean deploy?",
  });
  expect(namedIdentity(identities, "nobody")).toEqual({
    problem: "the input has no identity nobody",
  });
  const other = { ...deploy!, stack: "bank" };
  expect(namedIdentity([deploy!, other], "deploy")).toEqual({
    problem:
      "several identities are called deploy: shop:aws_iam_role.deploy, bank:aws_iam_role.deploy",
  });
});

import { expect, test } from "@jest/globals";
import { ActiveDirectory, AdUser } from "../../../lib/constructs/directory";
import { freshStack, refusal, synthesized } from "../../support/synth";

const PROPS = { domainController: "dc1.corp.example", realm: "CORP.EXAMPLE", username: "svc" };

test("an existing user is a data source", () => {
  const json = synthesized((stack) => {
    AdUser.fromName(stack, "Jo", {
      directory: new ActiveDirectory(stack, "Corp", PROPS),
      name: "jo",
    });
  });
  expect(json.data).toEqual({ ad_user: { Jo: { provider: "ad.Corp", user_id: "jo" } } });
});

test("a user without name is refused", () => {
  const { stack } = freshStack();
  const directory = new ActiveDirectory(stack, "Corp", PROPS);
  expect(refusal(() => AdUser.fromName(stack, "Jo", { directory, name: "" }))).toMatchObject({
    code: "ERR_PROP",
    where: "shop/Jo",
  });
});

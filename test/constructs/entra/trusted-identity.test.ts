import { describe, expect, test } from "@jest/globals";
import { Application } from "@cdktf/provider-azuread/lib/application";
import { Construct } from "constructs";
import { announce, trustedIdentity } from "../../../lib/constructs/entra/trusted-identity";
import { branch, unprotected } from "../../../lib/constructs/gitlab";
import { refusal } from "../../support/synth";
import { type Estate, freshEstate, publisher } from "./estate";

function checked(e: Estate, props: Partial<Parameters<typeof trustedIdentity>[1]> = {}) {
  return trustedIdentity(new Construct(e.stack, "App"), {
    tenant: e.tenant,
    assumedBy: e.web.jobs({ ref: branch("main") }),
    because: "uploads ${builds}",
    ...props,
  });
}

describe("trustedIdentity", () => {
  test("escapes the reason for Terraform and notes it for reviewers", () => {
    const e = freshEstate();
    const jobs = e.web.jobs({ ref: unprotected(branch("main"), { because: "no rules yet" }) });
    const found = checked(e, { assumedBy: [jobs], notEnforced: { project_id: "reserved" } });
    expect(found).toMatchObject({
      because: "uploads $${builds}",
      notEnforced: { project_id: "reserved" },
    });
    const { registry } = e.stack;
    expect(registry.notes.get("shop/App")?.because).toEqual([
      "uploads ${builds}",
      "no rules yet",
      "reserved",
    ]);
    expect(registry.acknowledgements.map((a) => [a.rule, a.path])).toEqual([
      ["trust/unprotected-ref", "shop/App"],
      ["trust/mutable-path", "shop/App"],
    ]);
  });

  test.each([{ because: " " }, { assumedBy: [] }, { notEnforced: { ref_protected: "" } }])(
    "refuses %j",
    (props) => {
      expect(refusal(() => checked(freshEstate(), props))).toMatchObject({
        code: "ERR_PROP",
        where: "shop/App",
      });
    },
  );
});

test("announce tells the client id, and the job that reads it", () => {
  const e = freshEstate();
  publisher(e);
  const source = new Application(e.stack, "Again", { displayName: "again" });
  announce(source, { tenant: e.tenant, name: "again", source });
  expect([...e.stack.registry.ciJobs.keys()]).toEqual(["shop/Publisher", "shop/Again"]);
  expect(e.stack.registry.ciJobs.get("shop/Again")?.script[0]).toContain("${AGAIN_CLIENT_ID:?");
});

import { expect, test } from "@jest/globals";
import { GITLAB_DOT_COM, jobToken } from "../../../lib/core";
import { identities } from "../../../lib/relying-parties/vault";
import { identityDocuments } from "../../../lib/relying-parties";
import { stackOf } from "../../support/aws";
import { roleResources, VAULT_AUDIENCE } from "../../support/vault";

test("a role that jobs can log in to", () => {
  const stack = stackOf({ resource: roleResources() });
  const [found, ...others] = identities(stack);
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    relyingParty: "vault",
    identity: "vault_jwt_auth_backend_role.deploy",
    name: "deploy",
  });
  const job = jobToken({ aud: VAULT_AUDIENCE, project_id: "20" });
  expect(found?.prepare()(job)).toEqual({ admitted: true, reasons: [] });
  expect(found?.read({ issuer: GITLAB_DOT_COM, projects: [] }).notUnderstood).toEqual([]);
  expect(found?.holdings().permissions).toEqual(["policy deploy"]);
  expect(identityDocuments(stack).map((d) => d.identity)).toEqual([found?.identity]);
});

import { expect, test } from "@jest/globals";
import { exact, GITLAB_DOT_COM, trustOf } from "../../../lib/core";
import {
  compile,
  configurationProblems,
  MAX_AUTHENTICATORS,
  renderConfiguration,
} from "../../../lib/relying-parties/kubernetes";
import { stackWith } from "../../support/kubernetes";

const trust = trustOf({ iss: exact("https://gitlab.com"), aud: exact("k8s"), ref: exact("main") });
const authenticator = compile([{ group: "gitlab:a", trust }], {
  issuer: GITLAB_DOT_COM,
  audience: "k8s",
});

test("the file is the same for the same authenticators, a line for each value", () => {
  expect(renderConfiguration([authenticator])).toBe(`apiVersion: "apiserver.config.k8s.io/v1"
kind: "AuthenticationConfiguration"
jwt:
  - issuer:
      url: "https://gitlab.com"
      audiences:
        - "k8s"
    claimValidationRules:
      - expression: "has(claims.ref) && claims.ref == 'main'"
        message: "the job is none that this cluster trusts"
    claimMappings:
      username:
        expression: "'gitlab:' + claims.project_id + ':' + claims.ref_type + ':' + claims.ref"
      groups:
        expression: "[has(claims.ref) && claims.ref == 'main' ? 'gitlab:a' : '']"
    userValidationRules:
      - expression: "!user.username.startsWith('system:')"
        message: "names of the cluster's own are not for jobs"
      - expression: "user.groups.all(group, !group.startsWith('system:'))"
        message: "groups of the cluster's own are not for jobs"
`);
});

test("the API server takes it", () => {
  expect(
    configurationProblems(stackWith({ "auth.yaml": renderConfiguration([authenticator]) })),
  ).toEqual([]);
  expect(MAX_AUTHENTICATORS).toBe(64);
});

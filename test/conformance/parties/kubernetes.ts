import * as fc from "fast-check";
import { type Declared, GITLAB_DOT_COM } from "../../../lib/core";
import {
  compile,
  evaluate,
  findDocuments,
  prepare,
  read,
} from "../../../lib/relying-parties/kubernetes";
import { parseManifests, withManifests } from "../../../lib/relying-parties/manifests";
import { readStack } from "../../../lib/terraform";
import type { World } from "../../support/generators";
import type { Ours, Party, PartyDocument } from "../party";
import { partyTrusts, unlessRefused } from "./trusts";
import { wildAuthenticators, wildSubjects } from "./wild-kubernetes";

const RBAC = "rbac.authorization.k8s.io";
const UNDECLARED: Declared = { issuer: GITLAB_DOT_COM, projects: [] };

/** The file of an API server with these authenticators, and a binding of these subjects. */
function documentOf(jwt: readonly object[], subjects: readonly object[]): PartyDocument {
  return {
    configuration: {
      apiVersion: "apiserver.config.k8s.io/v1",
      kind: "AuthenticationConfiguration",
      jwt,
    },
    binding: {
      apiVersion: `${RBAC}/v1`,
      kind: "RoleBinding",
      metadata: { name: "deploy", namespace: "shop" },
      roleRef: { apiGroup: RBAC, kind: "Role", name: "deploy" },
      subjects: subjects.map((subject) => ({ apiGroup: RBAC, ...subject })),
    },
  };
}

function compiled(world: World): fc.Arbitrary<readonly PartyDocument[]> {
  const { issuer } = world.declared;
  return partyTrusts(world).map(({ audience, all }) =>
    unlessRefused(() => {
      const identities = all.map((trust, index) => ({ group: `gitlab:shop:${index}`, trust }));
      const authenticator = compile(identities, { issuer, audience });
      return identities.map(({ group }) =>
        documentOf([authenticator], [{ kind: "Group", name: group }]),
      );
    }),
  );
}

function wild(world: World): fc.Arbitrary<PartyDocument> {
  return fc
    .tuple(wildAuthenticators(world), wildSubjects)
    .map(([authenticator, subjects]) => documentOf([authenticator], subjects));
}

function ours({ configuration, binding }: PartyDocument, world?: World): Ours {
  const manifests = Object.entries({ configuration, binding }).flatMap(([name, manifest]) =>
    parseManifests(JSON.stringify(manifest), `${name}.json`, name),
  );
  const stack = withManifests(readStack({}, { name: "shop", file: "cdk.tf.json" }), manifests);
  const [found] = findDocuments(stack);
  if (found === undefined) {
    return { decide: () => ({ admitted: false, reasons: [] }), trust: () => ({ grants: [] }) };
  }
  const prepared = prepare(found);
  return {
    decide: (token) => evaluate(prepared, token),
    trust: () => read(found, world?.declared ?? UNDECLARED).trust,
  };
}

/** Structured authentication of a cluster, and one RBAC binding. */
export const kubernetes: Party = { name: "kubernetes", compiled, wild, ours };

import type * as fc from "fast-check";
import { type Declared, GITLAB_DOT_COM } from "../../../lib/core";
import {
  compileProvider,
  evaluate,
  findDocuments,
  prepare,
  read,
} from "../../../lib/relying-parties/gcp";
import { readStack } from "../../../lib/terraform";
import type { World } from "../../support/generators";
import type { Ours, Party, PartyDocument } from "../party";
import { partyTrusts, unlessRefused } from "./trusts";
import { escaped } from "./terraform-text";
import { wildProviders } from "./wild-gcp";

/** A provider by the names of the IAM API, and the members of one binding. */
interface GcpProviderDocument extends PartyDocument {
  readonly name: string;
  readonly issuerUri: string;
  readonly allowedAudiences?: readonly string[];
  readonly attributeMapping: Readonly<Record<string, string>>;
  readonly attributeCondition?: string;
  readonly members?: readonly string[];
}

const POOL = "projects/123456789012/locations/global/workloadIdentityPools/gitlab";
const NAME = `${POOL}/providers/gitlab`;
const UNDECLARED: Declared = { issuer: GITLAB_DOT_COM, projects: [] };

function compiled({ declared, projects }: World): fc.Arbitrary<readonly PartyDocument[]> {
  const options = { issuer: declared.issuer, projectNumber: "123456789012", poolId: "gitlab" };
  return partyTrusts({ declared, projects }).map(({ all }) =>
    unlessRefused(() => {
      const names = all.map((trust, index) => ({ name: `identity_${index}`, trust }));
      const { members: each, ...provider } = compileProvider(names, options);
      return Object.values(each).map((member): GcpProviderDocument => ({
        name: NAME,
        ...provider,
        members: [member],
      }));
    }),
  );
}

function wild(world: World): fc.Arbitrary<PartyDocument> {
  return wildProviders(world, POOL).map((provider): GcpProviderDocument => ({
    name: NAME,
    ...provider,
  }));
}

function ours(document: PartyDocument, world?: World): Ours {
  const {
    name,
    issuerUri,
    allowedAudiences = [],
    attributeMapping,
    attributeCondition,
    members: all = [],
  } = document as GcpProviderDocument;
  const [, project = "", , , , pool = "", , id = ""] = name.split("/");
  const provider = {
    project,
    workload_identity_pool_id: pool,
    workload_identity_pool_provider_id: id,
    oidc: { issuer_uri: issuerUri, allowed_audiences: allowedAudiences },
    attribute_mapping: attributeMapping,
    ...(attributeCondition !== undefined && { attribute_condition: attributeCondition }),
  };
  const binding = { project: "shop", role: "roles/viewer", members: all };
  const json = {
    resource: {
      google_iam_workload_identity_pool_provider: { gitlab: escaped(provider) },
      google_project_iam_binding: { deploy: escaped(binding) },
    },
  };
  const [found] = findDocuments(readStack(json, { name: "shop", file: "cdk.tf.json" }));
  if (found === undefined)
    return { decide: () => ({ admitted: false, reasons: [] }), trust: () => ({ grants: [] }) };
  const prepared = prepare(found);
  return {
    decide: (token) => evaluate(prepared, token),
    trust: () => read(found, world?.declared ?? UNDECLARED).trust,
  };
}

/** Google's workload identity federation: one provider, and the members of one binding. */
export const gcp: Party = { name: "gcp", compiled, wild, ours };

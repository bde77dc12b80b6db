import { attribute, type Resource, type Stack, type Value } from "../../terraform";
import type { Violation } from "../finding";
import type { Input } from "../input";
import { shownText } from "../resources";
import type { Rule } from "../rule";

/** Where each relying party keeps the audiences it accepts. Roles of one Vault mount are one party. */
const ACCEPTS: Readonly<
  Record<string, { readonly attributes: readonly string[]; readonly party?: string }>
> = {
  aws_iam_openid_connect_provider: { attributes: ["client_id_list"] },
  vault_jwt_auth_backend_role: { attributes: ["bound_audiences"], party: "backend" },
  google_iam_workload_identity_pool_provider: { attributes: ["oidc.allowed_audiences"] },
  azuread_application_federated_identity_credential: {
    attributes: ["audiences"],
    party: "application_id",
  },
  azuread_application_flexible_federated_identity_credential: {
    attributes: ["audience"],
    party: "application_id",
  },
};

export const audienceShared: Rule = {
  id: "trust/audience-shared",
  severity: "warning",
  title: "Two relying parties accept the same audience, or the audience is the GitLab URL.",
  why: "Whoever runs one of them can replay the tokens it receives at the other. The GitLab URL as audience fits every token made after a tutorial (docs.gitlab.com, ci/secrets/id_token_authentication).",
  fix: "give each relying party an audience of its own, and name it in both the provider and the job's id_tokens",
  *check(input) {
    const parties = new Map<string, Map<string, Accepting>>();
    for (const found of accepting(input.stacks)) {
      const byParty = parties.get(found.audience) ?? new Map<string, Accepting>();
      if (!byParty.has(found.party)) byParty.set(found.party, found);
      parties.set(found.audience, byParty);
    }
    for (const [audience, byParty] of parties)
      yield* violations(input, audience, [...byParty.values()]);
  },
};

interface Accepting {
  readonly audience: string;
  readonly party: string;
  readonly stack: string;
  readonly address: string;
}

function* violations(
  input: Input,
  audience: string,
  parties: readonly Accepting[],
): Iterable<Violation> {
  const { url, host } = input.declared.issuer;
  for (const party of parties) {
    const others = parties.filter((other) => other !== party).map((other) => other.address);
    const place = {
      stack: party.stack,
      address: party.address,
      given: audience,
      subject: audience,
    };
    if (others.length > 0) {
      yield {
        ...place,
        message: `the audience ${audience} is accepted here and by ${others.join(", ")}: a token for one is good at the other`,
      };
    } else if (audience === url || audience === host) {
      yield {
        ...place,
        severity: "info",
        message: `the audience is the URL of GitLab, which many jobs put into tokens for other purposes`,
      };
    }
  }
}

function* accepting(stacks: readonly Stack[]): Iterable<Accepting> {
  for (const stack of stacks) {
    for (const resource of stack.resources) {
      if (!Object.hasOwn(ACCEPTS, resource.type)) continue;
      const { attributes, party } = ACCEPTS[resource.type] ?? { attributes: [] };
      for (const path of attributes) {
        for (const audience of texts(resource, path)) {
          const owner = party === undefined ? resource.address : ownerOf(resource, party);
          const { address } = resource;
          yield {
            audience,
            party: `${stack.name}\n${resource.type}\n${owner}`,
            stack: stack.name,
            address,
          };
        }
      }
    }
  }
}

function ownerOf(resource: Resource, name: string): string {
  return shownText(attribute(resource.values, name));
}

/** The texts at an attribute or at an attribute of a block. */
function texts({ values }: Resource, path: string): readonly string[] {
  const [first = "", second] = path.split(".");
  const outer = attribute(values, first);
  const blocks: readonly (Value | undefined)[] =
    second === undefined ? [values] : Array.isArray(outer) ? (outer as readonly Value[]) : [outer];
  return blocks.flatMap((block) => {
    const value = attribute(block, second ?? first);
    const members = Array.isArray(value) ? value : [value];
    return members.filter((member) => typeof member === "string");
  });
}

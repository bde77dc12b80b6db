import type { Identity } from "../../access";
import { exactValues } from "../../core";
import type { RelyingParty } from "../../relying-parties";
import { attribute, type Resource, type Stack, type Value } from "../../terraform";
import { entraTenant } from "../entra-tenant";
import type { Violation } from "../finding";
import type { Input } from "../input";
import { shownText } from "../resources";
import type { Rule } from "../rule";

/** Where a relying party keeps the audiences it accepts. */
interface Keeps {
  readonly relyingParty: RelyingParty;
  readonly attributes: readonly string[];
  /**
   * What tells the party of a resource from others of its kind.
   * @default - each resource is a party
   */
  readonly party?: (resource: Resource, stack: Stack) => string;
}

const mount: Keeps["party"] = ({ values }, stack) =>
  `mount ${shownText(attribute(values, "backend"))} of ${stack.name}`;
const tenant: Keeps["party"] = (resource, stack) => `tenant ${entraTenant(resource, stack)}`;

/** Roles of one Vault mount are one party, and so are the credentials of one Entra tenant. */
const ACCEPTS: Readonly<Record<string, Keeps>> = {
  aws_iam_openid_connect_provider: { relyingParty: "aws", attributes: ["client_id_list"] },
  vault_jwt_auth_backend_role: {
    relyingParty: "vault",
    attributes: ["bound_audiences"],
    party: mount,
  },
  google_iam_workload_identity_pool_provider: {
    relyingParty: "gcp",
    attributes: ["oidc.allowed_audiences"],
  },
  azuread_application_federated_identity_credential: {
    relyingParty: "entra",
    attributes: ["audiences"],
    party: tenant,
  },
  azuread_application_flexible_federated_identity_credential: {
    relyingParty: "entra",
    attributes: ["audience"],
    party: tenant,
  },
  azurerm_federated_identity_credential: {
    relyingParty: "entra",
    attributes: ["audience"],
    party: tenant,
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
    const written = [...accepting(input.stacks)];
    for (const found of [...written, ...accepted(input.identities, written)]) {
      const byParty = parties.get(found.audience) ?? new Map<string, Accepting>();
      if (!byParty.has(found.party)) byParty.set(found.party, found);
      parties.set(found.audience, byParty);
    }
    for (const [audience, byParty] of parties)
      yield* violations(input, audience, [...byParty.values()]);
  },
};

interface Accepting {
  readonly relyingParty: RelyingParty;
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
      const keeps = Object.hasOwn(ACCEPTS, resource.type) ? ACCEPTS[resource.type] : undefined;
      if (keeps === undefined) continue;
      const { relyingParty, attributes, party } = keeps;
      for (const path of attributes) {
        for (const audience of texts(resource, path)) {
          const { address } = resource;
          yield {
            relyingParty,
            audience,
            party: party?.(resource, stack) ?? `${stack.name}\n${address}`,
            stack: stack.name,
            address,
          };
        }
      }
    }
  }
}

/**
 * Audiences that the documents themselves ask for, where no resource of their party was found to keep them: policies of
 * internal APIs, authenticators of clusters, roles of a provider that is made elsewhere. Those of one stack are one party.
 */
function* accepted(
  identities: readonly Identity[],
  written: readonly Accepting[],
): Iterable<Accepting> {
  for (const { stack, address, relyingParty, reading } of identities) {
    for (const audience of audiencesIn(reading.trust)) {
      const isWritten = written.some(
        (w) => w.stack === stack && w.relyingParty === relyingParty && w.audience === audience,
      );
      if (isWritten) continue;
      const file = relyingParty === "internal-api" ? address.slice(0, address.indexOf("#")) : "";
      yield { relyingParty, audience, party: `${stack}\n${relyingParty}\n${file}`, stack, address };
    }
  }
}

function audiencesIn({ grants }: Identity["reading"]["trust"]): ReadonlySet<string> {
  return new Set(
    grants.flatMap(({ constraints }) => {
      const aud = constraints.get("aud");
      return aud === undefined ? [] : (exactValues(aud.values) ?? []);
    }),
  );
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

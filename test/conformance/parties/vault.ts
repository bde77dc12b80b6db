import * as fc from "fast-check";
import { type Declared, GITLAB_DOT_COM } from "../../../lib/core";
import {
  compile,
  type CompiledRole,
  evaluate,
  findDocuments,
  prepare,
  read,
} from "../../../lib/relying-parties/vault";
import { readStack } from "../../../lib/terraform";
import type { World } from "../../support/generators";
import type { Ours, Party, PartyDocument } from "../party";
import { partyTrusts, unlessRefused } from "./trusts";
import { escaped } from "./terraform-text";
import { wildRoles } from "./wild-vault";

/** Bodies of Vault's API: the mount's configuration but for its keys, and one role. */
interface VaultRoleDocument extends PartyDocument {
  readonly config: Readonly<Record<string, unknown>>;
  readonly name?: string;
  readonly role: Readonly<Record<string, unknown>>;
}

const UNDECLARED: Declared = { issuer: GITLAB_DOT_COM, projects: [] };

/** What Terraform's provider writes to Vault: values cut at commas unless that is switched off. */
function bodyOf({
  role_name: name,
  bound_claims,
  disable_bound_claims_parsing,
  ...role
}: CompiledRole): Pick<VaultRoleDocument, "name" | "role"> {
  const claims = Object.entries(bound_claims).map(([claim, text]) => [
    claim,
    disable_bound_claims_parsing ? text : text.split(",").map((part) => part.trim()),
  ]);
  return { name, role: { ...role, bound_claims: Object.fromEntries(claims) as object } };
}

function compiled(world: World): fc.Arbitrary<readonly PartyDocument[]> {
  const { issuer } = world.declared;
  return partyTrusts(world).map(({ all: [trust] }) =>
    unlessRefused(() =>
      trust === undefined
        ? []
        : compile(trust, { issuer, name: "deploy" }).map((role): VaultRoleDocument => ({
            config: { bound_issuer: issuer.url },
            ...bodyOf(role),
          })),
    ),
  );
}

function wild(world: World): fc.Arbitrary<PartyDocument> {
  const { url } = world.declared.issuer;
  const configs = fc.constantFrom(
    { bound_issuer: url },
    { bound_issuer: url },
    { bound_issuer: url },
    {},
    { bound_issuer: `${url}/` },
  );
  return fc
    .record({ config: configs, role: wildRoles(world) })
    .map((document): VaultRoleDocument => document);
}

/** `bound_claims` by Terraform's provider: texts, cut at commas unless that is switched off. */
interface BoundClaims {
  readonly bound_claims?: Readonly<Record<string, string>>;
  readonly disable_bound_claims_parsing?: boolean;
}

function boundClaims(value: unknown): BoundClaims | undefined {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object" || Array.isArray(value)) return undefined;
  const lists = Object.entries(value).map(
    ([claim, bound]: [string, unknown]) =>
      [claim, Array.isArray(bound) ? (bound as unknown[]) : [bound]] as const,
  );
  const isText = lists.every(
    ([, list]) => list.length > 0 && list.every((one) => typeof one === "string"),
  );
  const hasLists = lists.some(([, list]) => list.length > 1);
  const hasCommas = lists.some(([, list]) => list.some((one) => String(one).includes(",")));
  if (!isText || (hasLists && hasCommas)) return undefined;
  return {
    bound_claims: Object.fromEntries(lists.map(([claim, list]) => [claim, list.join(",")])),
    disable_bound_claims_parsing: !hasLists,
  };
}

function ours(document: PartyDocument, world?: World): Ours | undefined {
  const { config, name = "role", role } = document as VaultRoleDocument;
  const { bound_claims: bound, ...others } = role;
  const claims = boundClaims(bound);
  if (claims === undefined) return undefined;
  const mount = { path: "gitlab", jwt_validation_pubkeys: ["key"], ...config };
  const json = {
    resource: {
      vault_jwt_auth_backend: { gitlab: escaped(mount) },
      vault_jwt_auth_backend_role: {
        deploy: escaped({ backend: "gitlab", role_name: name, ...others, ...claims }),
      },
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

/** A JWT role of Vault, with the mount that it belongs to. */
export const vault: Party = { name: "vault", compiled, wild, ours };

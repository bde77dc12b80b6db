import { closeSync, openSync, writeSync } from "node:fs";
import { type PlannedResource, planResources } from "./plan-resources";

const SOURCE = "registry.terraform.io/";
const PROVIDERS = { aws: "hashicorp/aws", gitlab: "gitlabhq/gitlab" } as const;
const REFERENCE = /\$\{([^}]+)\}/g;
const BATCH = 1000;

/** Writes what `terraform show -json` prints for the plan of the fleet, the same bytes each time. */
export function writePlan(file: string): void {
  const resources = [...planResources()].sort((a, b) => (addressOf(a) < addressOf(b) ? -1 : 1));
  const out = openSync(file, "w");
  const list = (of: (resource: PlannedResource) => unknown): void => {
    for (let at = 0; at < resources.length; at += BATCH) {
      const batch = resources.slice(at, at + BATCH).map((r) => JSON.stringify(of(r)));
      writeSync(out, `${at === 0 ? "" : ","}${batch.join(",")}`);
    }
  };
  const head = { format_version: "1.2", terraform_version: "1.11.4" };
  writeSync(out, `${open(head)},"planned_values":{"root_module":{"resources":[`);
  list((r) => listed(r, r.after));
  writeSync(out, `]}},"resource_changes":[`);
  list(change);
  writeSync(out, `],"prior_state":${open(head)},"values":{"root_module":{"resources":[`);
  list((r) => listed(r, r.before));
  writeSync(out, `]}}},"configuration":${open(configuration())},"root_module":{"resources":[`);
  list(configured);
  writeSync(
    out,
    `]}},"timestamp":"2025-03-04T05:06:07Z","applyable":true,"complete":true,"errored":false}\n`,
  );
  closeSync(out);
}

/** An object's text without the brace at its end. */
function open(value: object): string {
  return JSON.stringify(value).slice(0, -1);
}

function addressOf({ type, name }: PlannedResource): string {
  return `${type}.${name}`;
}

function identityOf(resource: PlannedResource): object {
  const { type, name } = resource;
  return { address: addressOf(resource), mode: "managed", type, name };
}

function providerOf({ type }: PlannedResource): "aws" | "gitlab" {
  return type.startsWith("aws_") ? "aws" : "gitlab";
}

function listed(resource: PlannedResource, values: object): object {
  return {
    ...identityOf(resource),
    provider_name: SOURCE + PROVIDERS[providerOf(resource)],
    schema_version: 0,
    values,
    sensitive_values: marks(values),
  };
}

/** What is sensitive, as Terraform marks it: nothing here, but each list and block has its place. */
function marks(values: object): object {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]: [string, unknown]) =>
      Array.isArray(value)
        ? [[name, value.map((item) => (typeof item === "object" ? {} : false))]]
        : [],
    ),
  );
}

function change(resource: PlannedResource): object {
  const { before, after } = resource;
  return {
    ...identityOf(resource),
    provider_name: SOURCE + PROVIDERS[providerOf(resource)],
    change: {
      actions: [JSON.stringify(before) === JSON.stringify(after) ? "no-op" : "update"],
      before,
      after,
      after_unknown: {},
      before_sensitive: marks(before),
      after_sensitive: marks(after),
    },
  };
}

function configuration(): object {
  return {
    provider_config: {
      aws: {
        name: "aws",
        full_name: SOURCE + PROVIDERS.aws,
        expressions: {
          allowed_account_ids: { constant_value: ["111122223333"] },
          region: { constant_value: "eu-central-1" },
        },
      },
      gitlab: {
        name: "gitlab",
        full_name: SOURCE + PROVIDERS.gitlab,
        version_constraint: "18.6.1",
        expressions: { base_url: { constant_value: "https://gitlab.example.com/api/v4/" } },
      },
    },
  };
}

function configured(resource: PlannedResource): object {
  return {
    ...identityOf(resource),
    provider_config_key: providerOf(resource),
    expressions: Object.fromEntries(
      Object.entries(resource.arguments).map(([name, value]) => [name, expression(value)]),
    ),
    schema_version: 0,
  };
}

/** A block is a list of bodies; anything else is an expression with what it refers to, longest first. */
function expression(value: unknown): unknown {
  if (Array.isArray(value) && value.some((item) => typeof item === "object")) {
    return value.map((body: object) =>
      Object.fromEntries(
        Object.entries(body).map(([name, inner]) => [name, expression(inner)] as const),
      ),
    );
  }
  const text = typeof value === "string" ? value : "";
  const references = [...text.matchAll(REFERENCE)].flatMap(([, reference = ""]) => [
    reference,
    reference.slice(0, reference.lastIndexOf(".")),
  ]);
  return { constant_value: value, ...(references.length === 0 ? {} : { references }) };
}

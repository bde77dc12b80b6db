import { createHash } from "node:crypto";
import { ACCOUNT_ID } from "./made-value";
import type { Arguments, StackJson } from "./stack-json";

/** What makes the AWS provider talk to an emulated AWS. */
const SERVICES = ["iam", "sts", "s3", "ecr", "eks"];
const emulated = (endpoint: string): Arguments => ({
  access_key: "test",
  secret_key: "test",
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_region_validation: true,
  skip_metadata_api_check: "true",
  s3_use_path_style: true,
  endpoints: [Object.fromEntries(SERVICES.map((service) => [service, endpoint]))],
});

const INTERPOLATION = /(?<!\$)\$\{([^}]*)\}/g;
const REFERENCE = /\b(?:data\.)?([a-z0-9]+)_\w+\.[\w-]+(?:\[[^\]]*\])?(?:\.[\w-]+|\[\d+\])*/g;
const ACCOUNT_IN_ARN = /(arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:)\d{12}(?=:)/g;
const AWS_ADDRESS = /^(data\.)?aws_/;

/**
 * The AWS side of a stack, for the real provider and an emulated AWS: other providers' resources are left out, a
 * reference to one of them becomes a literal, the account is the emulated one, and the version is whatever is there.
 */
export function awsSide(stack: StackJson, endpoint: string): StackJson {
  const side: StackJson = {
    terraform: { required_providers: { aws: { source: "aws" } } },
    provider: { aws: asList(stack.provider?.["aws"]).map((p) => emulatedProvider(p, endpoint)) },
    ...kept(stack, "resource"),
    ...kept(stack, "data"),
    ...(["variable", "locals", "output"] as const).reduce(
      (rest, name) => (stack[name] === undefined ? rest : { ...rest, [name]: stack[name] }),
      {},
    ),
  };
  return replaceTexts(side, literalText) as StackJson;
}

function kept(
  stack: StackJson,
  section: "resource" | "data",
): Pick<StackJson, "resource" | "data"> {
  const types = Object.entries(stack[section] ?? {}).filter(([type]) => type.startsWith("aws_"));
  if (types.length === 0) return {};
  const resources = types.map(([type, named]) => [
    type,
    Object.fromEntries(Object.entries(named).map(([name, r]) => [name, withAwsDependencies(r)])),
  ]);
  return { [section]: Object.fromEntries(resources) as StackJson["resource"] };
}

function withAwsDependencies(resource: Arguments): Arguments {
  const dependencies = resource["depends_on"];
  if (!Array.isArray(dependencies)) return resource;
  return { ...resource, depends_on: dependencies.filter((d) => AWS_ADDRESS.test(String(d))) };
}

function emulatedProvider(provider: Arguments, endpoint: string): Arguments {
  const own = Object.entries(provider).filter(([name]) =>
    ["alias", "region", "default_tags"].includes(name),
  );
  return { region: "eu-central-1", ...Object.fromEntries(own), ...emulated(endpoint) };
}

const asList = (providers: Arguments | readonly Arguments[] = {}): readonly Arguments[] =>
  Array.isArray(providers) ? (providers as readonly Arguments[]) : [providers as Arguments];

function replaceTexts(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === "string") return replace(value);
  if (Array.isArray(value)) return value.map((v) => replaceTexts(v, replace));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, v]) => [name, replaceTexts(v, replace)]),
  );
}

function literalText(text: string): string {
  return text
    .replace(INTERPOLATION, (whole, expression: string) => literalExpression(whole, expression))
    .replace(ACCOUNT_IN_ARN, `$1${ACCOUNT_ID}`);
}

function literalExpression(whole: string, expression: string): string {
  const replaced = expression.replace(REFERENCE, (reference: string, provider: string) =>
    provider === "aws" ? reference : JSON.stringify(literalOf(reference)),
  );
  if (replaced === expression) return whole;
  const [, alone] = /^"([^"]*)"$/.exec(replaced.trim()) ?? [];
  return alone ?? `\${${replaced}}`;
}

/** The literal that stands for another provider's attribute: a number as text for ids, a word for anything else. */
function literalOf(reference: string): string {
  if (!/[._]id$/.test(reference)) return reference.replaceAll(/[^\w-]+/g, "-");
  return String(
    100_000 + (createHash("sha256").update(reference).digest().readUInt32BE() % 900_000),
  );
}

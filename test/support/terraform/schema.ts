import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { bindingBlock } from "./binding-schema";
import type { Block, ProviderSchema } from "./provider-schema";
import type { StackJson } from "./stack-json";

/** The installed provider bindings, by the provider's local name in a synthesized stack. */
const BINDINGS: Readonly<Record<string, string>> = {
  aws: "@cdktf/provider-aws",
  gitlab: "@cdktf/provider-gitlab",
  ad: "@cdktf/provider-ad",
  azuread: "@cdktf/provider-azuread",
  azurerm: "@cdktf/provider-azurerm",
  vault: "@cdktf/provider-vault",
  google: "@cdktf/provider-google",
  kubernetes: "@cdktf/provider-kubernetes",
};

const blocks = new Map<string, Block>();

function moduleBlock(folder: string): Block {
  const block = blocks.get(folder) ?? bindingBlock(folder);
  blocks.set(folder, block);
  return block;
}

/**
 * The schemas of exactly the resource and data source types that the stacks use, taken from the installed bindings.
 * A type that no binding has is left out: Terraform then refuses it itself, as it should.
 */
export function schemasFor(stacks: readonly StackJson[]): readonly ProviderSchema[] {
  const sources = new Map(
    stacks.flatMap((stack) =>
      Object.entries(stack.terraform?.required_providers ?? {}).map(
        ([name, p]) => [name, p.source] as const,
      ),
    ),
  );
  return [...sources].map(([name, source]) => providerSchema(name, source, stacks));
}

function providerSchema(
  name: string,
  source: string,
  stacks: readonly StackJson[],
): ProviderSchema {
  const binding = BINDINGS[name];
  if (binding === undefined) {
    throw new Error(
      `no binding for provider ${name}; there are ${Object.keys(BINDINGS).join(", ")}`,
    );
  }
  const library = join(dirname(require.resolve(`${binding}/package.json`)), "lib");
  const types = (section: "resource" | "data", folderPrefix: string) => {
    const used = new Set(stacks.flatMap((stack) => Object.keys(stack[section] ?? {})));
    return Object.fromEntries(
      [...used]
        .filter((type) => type.startsWith(`${name}_`))
        .map((type) => [type, join(library, folderPrefix + folderName(type, name))] as const)
        .filter(([, folder]) => existsSync(folder))
        .map(([type, folder]) => [type, moduleBlock(folder)]),
    );
  };
  return {
    source,
    provider: moduleBlock(join(library, "provider")),
    resources: types("resource", ""),
    dataSources: types("data", `data-${name}-`),
  };
}

const folderName = (type: string, provider: string) =>
  type.slice(provider.length + 1).replaceAll("_", "-");

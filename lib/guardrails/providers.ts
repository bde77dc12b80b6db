import type { ProviderConfig } from "../terraform";
import type { Input } from "./input";
import { resolvedStack } from "./resources";

/** A provider configuration with the words by which a reader finds it. */
export interface PlacedProvider {
  readonly stack: string;
  /** `provider.ad`, `provider.ad.corp`. */
  readonly address: string;
  readonly config: ProviderConfig;
}

/** The provider configurations of one type, over all stacks. */
export function* providers(input: Input, type: string): Iterable<PlacedProvider> {
  for (const raw of input.stacks) {
    for (const config of resolvedStack(raw).providers) {
      if (config.type !== type) continue;
      const name = config.alias === undefined ? type : `${type}.${config.alias}`;
      const prefix = config.module === undefined ? "" : `${config.module}.`;
      yield { stack: raw.name, address: `${prefix}provider.${name}`, config };
    }
  }
}

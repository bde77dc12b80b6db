/** The parts of Terraform's JSON output that the tests look at. */

export interface Validation {
  readonly valid: boolean;
  readonly diagnostics: readonly {
    readonly severity: "error" | "warning";
    readonly summary: string;
    readonly detail: string;
    readonly snippet?: { readonly context: string | null };
  }[];
}

export interface Change {
  readonly actions: readonly string[];
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly after_unknown: Readonly<Record<string, unknown>>;
  readonly replace_paths?: readonly (readonly string[])[];
}

export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly change: Change;
  readonly action_reason?: string;
  readonly previous_address?: string;
}

export interface PlanJson {
  readonly resource_changes?: readonly ResourceChange[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
  readonly [name: string]: unknown;
}

export interface StateResource {
  readonly address: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface StateJson {
  readonly values?: {
    readonly outputs?: Readonly<Record<string, { readonly value: unknown }>>;
    readonly root_module: { readonly resources?: readonly StateResource[] };
  };
}

/** The planned change of one resource. Throws when the plan has none. */
export function changeOf(plan: PlanJson, address: string): ResourceChange {
  const found = plan.resource_changes?.find((c) => c.address === address);
  if (found === undefined) throw new Error(`the plan has no ${address}`);
  return found;
}

/** What the state holds of one resource. Throws when it does not hold it. */
export function valuesOf(state: StateJson, address: string): Readonly<Record<string, unknown>> {
  const found = state.values?.root_module.resources?.find((r) => r.address === address);
  if (found === undefined) throw new Error(`the state has no ${address}`);
  return found.values;
}

/** What the plan would change, as `address: actions`; empty when it changes nothing. */
export function differences(plan: PlanJson): readonly string[] {
  const changes: readonly (readonly [string, readonly string[]])[] = [
    ...(plan.resource_changes ?? []).map((c) => [c.address, c.change.actions] as const),
    ...Object.entries(plan.output_changes ?? {}).map(
      ([name, c]) => [`output.${name}`, c.actions] as const,
    ),
  ];
  return changes
    .filter(([, actions]) => actions.some((a) => a !== "no-op"))
    .map(([address, actions]) => `${address}: ${actions.join(", ")}`);
}

import type { Stack } from "../../terraform";
import { isInRange } from "./constraint";
import type { Diagnosis } from "./diagnosis";
import type { Environment } from "./environment";

/** Packages that every program of constructs needs. */
const ALWAYS: readonly string[] = ["cdktf", "constructs"];

/** Oldest Terraform whose plans this package reads (`facts`: format version 1.x; cdktf 0.21 wants 1.2). */
const TERRAFORM = ">=1.2.0";

/** Node, Terraform and the packages that the stacks' resources come from. */
export function machineDiagnoses(
  stacks: readonly Stack[],
  environment: Environment,
): readonly Diagnosis[] {
  return [
    nodeDiagnosis(environment),
    terraformDiagnosis(environment),
    ...packages(stacks, environment),
  ];
}

function nodeDiagnosis({ node, ranges }: Environment): Diagnosis {
  const fits = isInRange(node, ranges.node);
  return {
    name: "node",
    status: fits ? "ok" : "error",
    found: node,
    needed: ranges.node,
    message: fits ? `Node ${node} is new enough` : `Node ${node} is too old`,
    ...(fits ? {} : { fix: `install Node ${ranges.node}` }),
  };
}

function terraformDiagnosis({ terraform }: Environment): Diagnosis {
  if (terraform === undefined) {
    return {
      name: "terraform",
      status: "unknown",
      needed: TERRAFORM,
      message: "no terraform was found on this machine: needed to plan and apply, not to check",
    };
  }
  const fits = isInRange(terraform, TERRAFORM);
  return {
    name: "terraform",
    status: fits ? "ok" : "error",
    found: terraform,
    needed: TERRAFORM,
    message: fits
      ? `Terraform ${terraform} writes plans that are read here`
      : `the plans of Terraform ${terraform} are not read here`,
    ...(fits ? {} : { fix: `install Terraform ${TERRAFORM}` }),
  };
}

/** A package that is not installed matters only to who writes constructs: hand-written Terraform needs none. */
function packages(
  stacks: readonly Stack[],
  { packages: installed, ranges }: Environment,
): readonly Diagnosis[] {
  const fromConstructs = stacks.some((s) => s.resources.some((r) => r.constructPath !== undefined));
  const types = new Set(stacks.flatMap((s) => s.resources.map((r) => r.type)));
  return [...ranges.packages].flatMap(([name, range]): readonly Diagnosis[] => {
    const found = installed.get(name);
    const used = fromConstructs && (ALWAYS.includes(name) || [...types].some((t) => isOf(t, name)));
    if (found === undefined) {
      if (!used) return [];
      return [
        {
          name: `package ${name}`,
          status: "warning",
          needed: range,
          message: `${name} is not installed in this folder, and the stacks were made with it`,
          fix: `npm install --save-dev "${name}@${range}"`,
        },
      ];
    }
    const fits = isInRange(found, range);
    return [
      {
        name: `package ${name}`,
        status: fits ? "ok" : "error",
        found,
        needed: range,
        message: fits ? `${name} ${found} fits` : `${name} ${found} is outside ${range}`,
        ...(fits ? {} : { fix: `npm install --save-dev "${name}@${range}"` }),
      },
    ];
  });
}

/** Whether resources of a type come from a provider package: `google_…` from `@cdktf/provider-google`. */
function isOf(type: string, name: string): boolean {
  const provider = /^@cdktf\/provider-(.+)$/.exec(name)?.[1];
  return provider !== undefined && type.startsWith(`${provider}_`);
}

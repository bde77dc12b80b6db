import { TerraformDataSource, TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * Terraform addresses that two constructs of a stack share, each as a sentence. cdktf drops characters from top-level ids
 * (`My Web` and `MyWeb` both give `MyWeb`) and would merge the two into one resource without a word.
 */
export function sharedAddresses(stack: IConstruct): string[] {
  const first = new Map<string, string>();
  const problems: string[] = [];
  for (const construct of stack.node.findAll()) {
    const address = addressOf(construct);
    if (address === undefined) continue;
    const other = first.get(address);
    if (other === undefined) first.set(address, construct.node.path);
    else
      problems.push(
        `${address} is the address of ${other} and of ${construct.node.path}: rename one of them`,
      );
  }
  return problems;
}

function addressOf(construct: IConstruct): string | undefined {
  if (TerraformResource.isTerraformResource(construct)) {
    return `${construct.terraformResourceType}.${construct.friendlyUniqueId}`;
  }
  if (TerraformDataSource.isTerraformDataSource(construct)) {
    return `data.${construct.terraformResourceType}.${construct.friendlyUniqueId}`;
  }
  return undefined;
}

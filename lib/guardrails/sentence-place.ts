import type { Stack } from "../terraform";
import type { Violation } from "./finding";
import type { Input } from "./input";

/** The resource with which a sentence begins: `gitlab_project.web.path is …`. */
export function addressIn(sentence: string, { resources }: Stack): string | undefined {
  return resources
    .map((r) => r.address)
    .filter(
      (address) => /^[ .]|^$/.test(sentence.slice(address.length)) && sentence.startsWith(address),
    )
    .sort((a, b) => b.length - a.length)[0];
}

/** The same over all stacks; without a place where none has such a resource. */
export function placeIn(sentence: string, { stacks }: Input): Pick<Violation, "stack" | "address"> {
  for (const stack of stacks) {
    const address = addressIn(sentence, stack);
    if (address !== undefined) return { stack: stack.name, address };
  }
  return { stack: stacks.length === 1 ? (stacks[0]?.name ?? "") : "", address: "" };
}

import type { Rule } from "../rule";
import { addressIn } from "../sentence-place";

export const terraformNotUnderstood: Rule = {
  id: "terraform/not-understood",
  severity: "warning",
  title: "A part of the Terraform input was not read.",
  why: "Nothing in such a part was judged: neither as safe nor as unsafe.",
  fix: "judge the plan (terraform show -json), in which Terraform has evaluated it, or write it without the form that is named",
  *check(input) {
    for (const stack of input.stacks) {
      for (const message of stack.notUnderstood) {
        yield {
          stack: stack.name,
          address: addressIn(message, stack) ?? "",
          message,
          subject: message,
        };
      }
    }
  },
};

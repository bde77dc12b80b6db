import { configurationProblems } from "../../relying-parties/kubernetes";
import type { Rule } from "../rule";

export const invalidAuthenticator: Rule = {
  id: "kubernetes/invalid-authenticator",
  severity: "error",
  title:
    "An authentication configuration that the API server refuses, or a rule that always fails.",
  why: "With such a file the API server does not start, or keeps the configuration it had; a rule that always fails refuses every token (k8s.io/apiserver ValidateAuthenticationConfiguration; measured).",
  fix: "mend what the message names",
  *check({ stacks }) {
    for (const stack of stacks) {
      for (const { address, message } of configurationProblems(stack)) {
        yield {
          stack: stack.name,
          address,
          message: `the API server refuses ${address}: ${message}`,
          subject: message,
        };
      }
    }
  },
};

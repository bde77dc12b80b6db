import type { Rule } from "../rule";
import { atIdentity } from "../trusts";

export const notUnderstood: Rule = {
  id: "trust/not-understood",
  severity: "warning",
  title:
    "A part of the trust cannot be judged: a value is not known before apply, or a form is not understood.",
  why: "What cannot be judged is neither safe nor unsafe. Reviewers see nothing of a policy that is known after apply only.",
  fix: "write the trust as literal text (a literal provider ARN instead of a reference), or supply the value with --assume ADDRESS.ATTRIBUTE=VALUE",
  *check({ identities }) {
    for (const identity of identities) {
      for (const note of identity.reading.notUnderstood) {
        yield atIdentity(identity, {
          message: `the trust of ${identity.name} is not fully understood: ${note.message}`,
          subject: note.message,
        });
      }
    }
  },
};

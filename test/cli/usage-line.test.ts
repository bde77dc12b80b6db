import { expect, test } from "@jest/globals";
import { usageLine } from "../../lib/cli/usage-line";

test.each([
  [
    "error: unknown option '--formt'\n(Did you mean --format?)",
    "gitlab-federation: ERR_USAGE: unknown option '--formt'; fix: did you mean --format?\n",
  ],
  [
    "error: unknown command 'zzz'",
    "gitlab-federation: ERR_USAGE: unknown command 'zzz'; fix: see gitlab-federation --help\n",
  ],
  [
    "error: unknown option '--tokn=secret'\n(Did you mean --tokens?)",
    "gitlab-federation: ERR_USAGE: unknown option '--tokn'; fix: did you mean --tokens?\n",
  ],
  [
    "error: unknown command 'eyJhIjoxfQ.eyJhIjoxfQ.x'",
    "gitlab-federation: ERR_USAGE: unknown command '[a token]'; fix: see gitlab-federation --help\n",
  ],
])("%j is one sentence", (message, line) => {
  expect(usageLine(message)).toBe(line);
});

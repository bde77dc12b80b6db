import { expect, test } from "@jest/globals";
import { doctorText } from "../../lib/report/doctor-text";

test("is read aloud line by line", () => {
  const text = doctorText([
    {
      name: "node",
      status: "ok",
      found: "20.11.1",
      needed: ">=20.9",
      message: "Node is new enough",
    },
    {
      name: "provider azuread",
      status: "error",
      stack: "shop",
      needed: ">= 3.7.0",
      message: "3.6.1 is too old",
      fix: "require azuread >= 3.7.0",
    },
  ]);
  expect(text).toBe(`ok       node
         Node is new enough
error    provider azuread  stack shop
         3.6.1 is too old
         needed   >= 3.7.0
         fix      require azuread >= 3.7.0

2 checks, 1 out of order
`);
});

test("says so where all is in order, in colour where there is one", () => {
  const found = { name: "node", status: "ok", needed: "n", message: "m" } as const;
  expect(doctorText([found], (role, text) => `<${role}>${text}`)).toBe(
    "<good>ok       <heading>node\n         m\n\n<good>1 check, nothing out of order\n",
  );
});

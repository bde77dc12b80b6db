import { expect, test } from "@jest/globals";
import { doctorJson } from "../../lib/report/doctor-json";

test("what was looked at, members in one order", () => {
  const text = doctorJson([
    { message: "m", needed: ">=20.9", name: "node", status: "ok", found: "20.11.1" },
    { name: "vault", status: "unknown", needed: "n", message: "m", fix: "f", stack: "shop" },
  ]);
  expect(text).toBe(
    `${JSON.stringify(
      {
        schemaVersion: 1,
        checks: [
          { name: "node", status: "ok", found: "20.11.1", needed: ">=20.9", message: "m" },
          { name: "vault", status: "unknown", stack: "shop", needed: "n", message: "m", fix: "f" },
        ],
      },
      undefined,
      2,
    )}\n`,
  );
});

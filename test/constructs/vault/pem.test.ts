import { expect, test } from "@jest/globals";
import { pem } from "../../../lib/constructs/vault/pem";
import { refusal } from "../../support/synth";

const PLACE = { where: "shop/Vault", prop: "signingKeys" };
const block = (kind: string, body = "AAAA\nBB==\n") =>
  `-----BEGIN ${kind}-----\n${body}-----END ${kind}-----`;

test.each([
  ["PUBLIC KEY", block("PUBLIC KEY")],
  ["PUBLIC KEY", `${block("PUBLIC KEY")}\n`],
  ["CERTIFICATE", block("CERTIFICATE")],
  ["CERTIFICATE", `${block("CERTIFICATE")}\n${block("CERTIFICATE")}\n`],
] as const)("%s %j", (kind, text) => {
  expect(pem(text, kind, PLACE)).toBe(text);
});

test.each([
  ["PUBLIC KEY", block("PRIVATE KEY")],
  ["PUBLIC KEY", block("CERTIFICATE")],
  ["PUBLIC KEY", `${block("PUBLIC KEY")}\n${block("PUBLIC KEY")}`],
  ["PUBLIC KEY", block("PUBLIC KEY", "${file(x)}\n")],
  ["CERTIFICATE", `${block("CERTIFICATE")}\n${block("PRIVATE KEY")}`],
  ["CERTIFICATE", ""],
] as const)("%s refuses %j, and does not show it", (kind, text) => {
  expect(refusal(() => pem(text, kind, PLACE))).toEqual({
    code: "ERR_PROP",
    where: "shop/Vault",
    message: `signingKeys is no PEM text of the right kind; allowed: -----BEGIN ${kind}-----, base64 in lines, -----END ${kind}-----; fix: give what is public: no private key belongs into a program; at shop/Vault`,
  });
});

import { expect, test } from "@jest/globals";
import { secondAuthenticator } from "../../../lib/guardrails/rules/kubernetes-second-authenticator";
import { findingsOf } from "../../support/input";
import { configuration, entry, stackWith } from "../../support/kubernetes";
import { authenticatorInput, eksInput, stackInput } from "../../support/kubernetes-input";

test("one issuer twice in a file", () => {
  expect(findingsOf(secondAuthenticator, authenticatorInput({}, {}))).toEqual([
    "error auth.yaml#jwt[1]: https://gitlab.com has an authenticator in auth.yaml already: auth.yaml#jwt[0]",
  ]);
});

test("a slash makes another issuer", () => {
  expect(
    findingsOf(secondAuthenticator, authenticatorInput({}, { url: "https://gitlab.com/" })),
  ).toEqual([]);
});

test("two files are two clusters", () => {
  const text = configuration(entry());
  expect(
    findingsOf(secondAuthenticator, stackInput(stackWith({ "a.yaml": text, "b.yaml": text }))),
  ).toEqual([]);
});

test("one issuer twice in an EKS cluster", () => {
  expect(findingsOf(secondAuthenticator, eksInput({}, {}))).toEqual([
    "error aws_eks_identity_provider_config.x1: https://gitlab.com has an authenticator in web already: aws_eks_identity_provider_config.x0",
  ]);
});

const issuers = (count: number) =>
  Array.from({ length: count }, (_, i) => `https://gitlab${i}.example.com`);

test("sixty-five authenticators of a file are one too many", () => {
  expect(
    findingsOf(secondAuthenticator, authenticatorInput(...issuers(64).map((url) => ({ url })))),
  ).toEqual([]);
  expect(
    findingsOf(secondAuthenticator, authenticatorInput(...issuers(66).map((url) => ({ url })))),
  ).toEqual(["error auth.yaml#jwt[64]: auth.yaml has more than 64 authenticators"]);
});

test("eleven providers of an EKS cluster are one too many", () => {
  expect(
    findingsOf(secondAuthenticator, eksInput(...issuers(10).map((issuer_url) => ({ issuer_url })))),
  ).toEqual([]);
  expect(
    findingsOf(secondAuthenticator, eksInput(...issuers(11).map((issuer_url) => ({ issuer_url })))),
  ).toEqual(["error aws_eks_identity_provider_config.x10: web has more than 10 authenticators"]);
});

test("an issuer that is not known may be any", () => {
  expect(
    findingsOf(
      secondAuthenticator,
      eksInput({ issuer_url: "${var.a}" }, { issuer_url: "${var.a}" }),
    ),
  ).toEqual([]);
});

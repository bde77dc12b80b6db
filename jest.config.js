"use strict";

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  maxWorkers: "100%",
  roots: ["<rootDir>/test", "<rootDir>/examples"],
  globalSetup: "<rootDir>/test/support/global-setup.ts",
  setupFiles: ["<rootDir>/test/support/fixed-seed.ts"],
  globalTeardown: "<rootDir>/test/support/global-teardown.ts",
  testMatch: ["**/*.test.ts"],
  // jose is an ES module alone.
  transformIgnorePatterns: ["/node_modules/(?!jose/)"],
  transform: {
    "node_modules/jose/.+\\.js$": [
      "@swc/jest",
      { jsc: { target: "es2022" }, module: { type: "commonjs" } },
    ],
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  moduleNameMapper: {
    "^cdktf-gitlab-federation$": "<rootDir>/lib/index.ts",
    "^cdktf-gitlab-federation/internal-api$":
      "<rootDir>/lib/relying-parties/internal-api/verifier/index.ts",
    "^cdktf-gitlab-federation/internal-api/constructs$":
      "<rootDir>/lib/constructs/internal-api/index.ts",
    "^cdktf-gitlab-federation/jest$": "<rootDir>/lib/jest/index.ts",
    "^cdktf-gitlab-federation/(directory|gitlab|aws|gcp|entra|vault|kubernetes)$":
      "<rootDir>/lib/constructs/$1/index.ts",
  },
  coverageProvider: "v8",
  collectCoverageFrom: ["lib/**/*.ts", "!lib/**/index.ts"],
};

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
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  moduleNameMapper: {
    "^cdktf-gitlab-federation$": "<rootDir>/lib/index.ts",
    "^cdktf-gitlab-federation/jest$": "<rootDir>/lib/jest/index.ts",
    "^cdktf-gitlab-federation/(directory|gitlab|aws|gcp|entra|vault|kubernetes)$": "<rootDir>/lib/constructs/$1/index.ts",
  },
  coverageProvider: "v8",
  collectCoverageFrom: ["lib/**/*.ts", "!lib/**/index.ts"],
};

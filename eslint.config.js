"use strict";

const js = require("@eslint/js");
const tseslint = require("typescript-eslint");
const jest = require("eslint-plugin-jest");

const PURE = ["core", "terraform", "relying-parties", "access", "guardrails", "review", "report"];
const EDGES = ["constructs", "rehearsal", "jest", "mcp", "cli"];

/** Which rooms each room of lib may import, besides itself (docs/architecture.md). */
const MAY_IMPORT = {
  core: [],
  terraform: ["core"],
  "relying-parties": ["core", "terraform"],
  access: ["core", "terraform", "relying-parties"],
  guardrails: ["core", "terraform", "relying-parties", "access"],
  review: ["core", "terraform", "relying-parties", "access", "guardrails"],
  report: ["core", "terraform", "relying-parties", "access", "guardrails", "review"],
  constructs: PURE,
  rehearsal: PURE,
  jest: [...PURE, "rehearsal"],
  mcp: PURE,
  cli: [...PURE, "rehearsal", "mcp"],
};

/** Packages a room may use for its own work; everything else comes from the rooms below it. */
const PACKAGES = {
  core: ["refa"],
  cli: ["commander"],
  mcp: ["@modelcontextprotocol/sdk"],
  jest: ["@jest/globals", "expect"],
  terraform: ["jsonc-parser"],
  review: ["semver"],
  "relying-parties": ["@bufbuild/cel", "@bufbuild/protobuf", "jose", "yaml"],
};

const fences = Object.entries(MAY_IMPORT).map(([room, allowed]) => ({
  files: [`lib/${room}/**/*.ts`],
  rules: {
    "@typescript-eslint/no-restricted-imports": [
      "error",
      {
        patterns: [
          {
            regex: `^(\\.\\./)+(?!${[room, ...allowed].join("(/|$)|")}(/|$))(${[...PURE, ...EDGES].join("|")})(/|$)`,
            message: `lib/${room} may import ${allowed.length > 0 ? allowed.join(", ") : "no other room"}: see the table in docs/architecture.md.`,
          },
          ...(room === "constructs"
            ? [
                {
                  regex: "^@cdktf/provider-[^/]+$",
                  message:
                    "import the deep module (@cdktf/provider-x/lib/<resource>): an index costs a second and half a gigabyte.",
                },
              ]
            : [
                {
                  regex: "^(cdktf|constructs|@cdktf/.*)(/.*)?$",
                  message:
                    "cdktf and provider packages appear in lib/constructs alone: everything else runs on any Terraform JSON.",
                },
                {
                  regex: `^(?!node:|\\.|${(PACKAGES[room] ?? []).map((p) => `${p}(/|$)`).join("|") || "-"})`,
                  message: `lib/${room} uses no package${PACKAGES[room] ? ` but ${PACKAGES[room].join(", ")}` : ""}.`,
                },
              ]),
          ...(PURE.includes(room)
            ? [
                {
                  regex: "^node:",
                  message: `lib/${room} is pure: no file, process or network access.`,
                },
              ]
            : []),
        ],
      },
    ],
  },
}));

module.exports = tseslint.config(
  { ignores: ["dist", "coverage", "reports", "**/cdktf.out", "node_modules", ".stryker-tmp"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "no-console": "error",
      eqeqeq: "error",
    },
  },
  { files: ["examples/**/*.ts", "bench/**/*.ts"], rules: { "no-console": "off" } },
  {
    // refa takes as long to load as Node itself, --help needs no command, composing no rule, most inputs few readers: what is used is loaded.
    files: [
      "lib/core/language/automaton.ts",
      "lib/cli/lazy.ts",
      "lib/constructs/gitlab/judge.ts",
      "lib/relying-parties/{parties,manifests,cel/parse}.ts",
    ],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  {
    files: ["**/*.js"],
    languageOptions: {
      sourceType: "commonjs",
      globals: {
        require: "readonly",
        module: "writable",
        __dirname: "readonly",
        process: "readonly",
      },
    },
  },
  ...fences,
  {
    files: ["test/**/*.ts", "examples/**/*.test.ts"],
    plugins: { jest },
    rules: {
      ...jest.configs["flat/recommended"].rules,
      "jest/expect-expect": [
        "error",
        { assertFunctionNames: ["expect", "expect*", "assert*", "fc.assert"] },
      ],
      "jest/no-standalone-expect": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/unbound-method": "off",
    },
    settings: { jest: { version: 30, globalPackage: "@jest/globals" } },
  },
);

import { expect, test } from "@jest/globals";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import ts from "typescript";

const FILES = readdirSync("lib", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith("index.ts"))
  .sort();

/** A file of types leaves nothing behind when it is compiled. */
function isTypeOnly(file: string): boolean {
  const { outputText } = ts.transpileModule(readFileSync(`lib/${file}`, "utf8"), {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ES2022,
      removeComments: true,
    },
  });
  return outputText.replace("export {};", "").trim() === "";
}

test("every file of the library has a test of the same path", () => {
  const untested = FILES.filter(
    (file) => !existsSync(`test/${file.replace(/\.ts$/, ".test.ts")}`) && !isTypeOnly(file),
  );
  expect(untested).toEqual([]);
  expect(FILES.length).toBeGreaterThan(300);
});

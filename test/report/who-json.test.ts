import { expect, test } from "@jest/globals";
import { pathJson } from "../../lib/report/path-json";
import { whoJson } from "../../lib/report/who-json";
import { PATH } from "./paths";

test("the paths under one version of the schema", () => {
  expect(JSON.parse(whoJson([PATH]))).toEqual({ schemaVersion: 1, paths: [pathJson(PATH)] });
  expect(whoJson([])).toBe('{\n  "schemaVersion": 1,\n  "paths": []\n}\n');
});

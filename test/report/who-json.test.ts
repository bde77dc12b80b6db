import { expect, test } from "@jest/globals";
import { pathJson } from "../../lib/report/path-json";
import { whoJson } from "../../lib/report/who-json";
import { PATH } from "./paths";

test("the paths under one version of the schema", () => {
  expect(JSON.parse(whoJson([PATH]))).toEqual({ schemaVersion: 1, paths: [pathJson(PATH)] });
  const unreached = [{ stack: "shop", identity: "aws_iam_role.x", identityName: "x" }];
  expect(JSON.parse(whoJson([PATH], unreached))).toEqual({
    schemaVersion: 1,
    paths: [pathJson(PATH)],
    unreached,
  });
  expect(whoJson([], [])).toBe('{\n  "schemaVersion": 1,\n  "paths": [],\n  "unreached": []\n}\n');
  expect(whoJson([])).toBe('{\n  "schemaVersion": 1,\n  "paths": []\n}\n');
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { arch, platform, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { findPlugin } from "./plugin-mirror";

const HERE = `${platform()}_${arch() === "x64" ? "amd64" : arch()}`;

describe("a provider in a filesystem mirror", () => {
  let root: string;
  const put = (...path: string[]) => {
    const file = join(root, ...path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "");
    return file;
  };
  let newest: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "mirror-"));
    put(
      "plugins",
      "registry",
      "acme",
      "cloud",
      "9.2.0",
      HERE,
      "terraform-provider-cloud_v9.2.0_x5",
    );
    newest = put(
      "plugins",
      "registry",
      "acme",
      "cloud",
      "10.0.1",
      HERE,
      "terraform-provider-cloud_v10.0.1_x5",
    );
    put(
      "plugins",
      "registry",
      "acme",
      "cloud",
      "11.0.0",
      "plan9_mips",
      "terraform-provider-cloud_v11.0.0",
    );
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test("is the highest version for this platform", () => {
    expect(findPlugin("acme", "cloud", [join(root, "absent"), root])).toBe(newest);
  });

  test("is not there for another type", () => {
    expect(findPlugin("acme", "other", [root])).toBeUndefined();
  });

  test("is not looked for in the depth", () => {
    const deep = join(root, "deep");
    put(
      "deep",
      "a",
      "b",
      "c",
      "d",
      "acme",
      "cloud",
      "1.0.0",
      HERE,
      "terraform-provider-cloud_v1.0.0",
    );
    expect(findPlugin("acme", "cloud", [deep])).toBeUndefined();
  });
});

import { spawnSync } from "node:child_process";
import path from "node:path";
import type { Figure } from "./goals";
import { report } from "./processes";

type Ratio = (subject: readonly string[], base: readonly string[]) => number;

const SUBPATHS = [
  "directory",
  "gitlab",
  "aws",
  "gcp",
  "entra",
  "vault",
  "kubernetes",
  "internal-api",
] as const;

/** How long importing and starting takes, against the bare thing. */
export function startup(folder: string, ratio: Ratio): readonly Figure[] {
  const stacks = path.join(folder, "cdktf.out");
  const synth = spawnSync(process.execPath, ["--import", "tsx", "examples/quickstart/main.ts"], {
    env: { ...process.env, CDKTF_OUTDIR: stacks },
    encoding: "utf8",
  });
  if (synth.status !== 0) throw new Error(synth.stderr);
  const cli = path.resolve("dist/cli/main.js");
  const bare = ["-e", "0"];
  return [
    ...SUBPATHS.map((subpath) => ({
      name: `importing ./${subpath} against cdktf and the provider modules it needs`,
      value: importRatio(subpath, ratio),
      unit: "x",
      goal: { atMost: 1.5 },
    })),
    {
      name: "gitlab-federation --help against bare node",
      value: ratio([cli, "--help"], bare),
      unit: "x",
      goal: { atMost: 2 },
    },
    {
      name: "gitlab-federation check of the quickstart against bare node",
      value: ratio([cli, "check", stacks, "--quiet"], bare),
      unit: "x",
      goal: { atMost: 4 },
    },
    {
      name: "gitlab-federation diff of the quickstart against bare node",
      value: ratio([cli, "diff", stacks, "--base", stacks, "--quiet"], bare),
      unit: "x",
      goal: { atMost: 4 },
    },
  ];
}

/** A subpath against what it stands on: cdktf and the provider modules that it was seen to load. */
function importRatio(subpath: string, ratio: Ratio): number {
  const own = path.resolve(`dist/constructs/${subpath}`);
  const listing = `require(${JSON.stringify(own)}); console.log(JSON.stringify(Object.keys(require.cache)))`;
  const loaded = report(["-e", listing]) as readonly string[];
  const provided = loaded.filter((file) =>
    /@cdktf\/provider-[^/]+\/lib\/[^/]+\/index\.js$/.test(file),
  );
  return ratio(imports([own]), imports(["cdktf", ...provided]));
}

function imports(modules: readonly string[]): readonly string[] {
  return ["-e", modules.map((m) => `require(${JSON.stringify(m)})`).join(";")];
}

import { spawnSync } from "node:child_process";
import path from "node:path";
import type { Figure } from "./goals";

type Ratio = (subject: readonly string[], base: readonly string[]) => number;

const PROVIDER_MODULES = [
  "@cdktf/provider-ad/lib/provider",
  "@cdktf/provider-ad/lib/group",
  "@cdktf/provider-ad/lib/data-ad-group",
  "@cdktf/provider-ad/lib/data-ad-user",
  "@cdktf/provider-ad/lib/group-membership",
  "@cdktf/provider-ad/lib/ou",
  "@cdktf/provider-ad/lib/data-ad-ou",
  "@cdktf/provider-gitlab/lib/provider",
  "@cdktf/provider-gitlab/lib/group",
  "@cdktf/provider-gitlab/lib/data-gitlab-group",
  "@cdktf/provider-gitlab/lib/project",
  "@cdktf/provider-gitlab/lib/data-gitlab-project",
  "@cdktf/provider-gitlab/lib/group-ldap-link",
  "@cdktf/provider-gitlab/lib/group-saml-link",
  "@cdktf/provider-gitlab/lib/branch-protection",
  "@cdktf/provider-gitlab/lib/tag-protection",
  "@cdktf/provider-gitlab/lib/project-protected-environment",
  "@cdktf/provider-aws/lib/provider",
  "@cdktf/provider-aws/lib/iam-role",
  "@cdktf/provider-aws/lib/iam-role-policy",
  "@cdktf/provider-aws/lib/iam-role-policy-attachment",
  "@cdktf/provider-aws/lib/iam-openid-connect-provider",
  "@cdktf/provider-aws/lib/data-aws-iam-openid-connect-provider",
];

/** How long importing and starting takes, against the bare thing. */
export function startup(folder: string, ratio: Ratio): readonly Figure[] {
  const stacks = path.join(folder, "cdktf.out");
  const synth = spawnSync(process.execPath, ["--import", "tsx", "examples/quickstart/main.ts"], {
    env: { ...process.env, CDKTF_OUTDIR: stacks },
    encoding: "utf8",
  });
  if (synth.status !== 0) throw new Error(synth.stderr);
  const imports = (modules: readonly string[]): readonly string[] => [
    "-e",
    modules.map((m) => `require(${JSON.stringify(m)})`).join(";"),
  ];
  const ours = ["directory", "gitlab", "aws"].map((room) =>
    path.resolve(`dist/constructs/${room}`),
  );
  const cli = path.resolve("dist/cli/main.js");
  const bare = ["-e", "0"];
  return [
    {
      name: "importing ./directory, ./gitlab and ./aws against cdktf and the providers' modules",
      value: ratio(imports(ours), imports(["cdktf", ...PROVIDER_MODULES])),
      unit: "x",
      goal: { atMost: 1.5 },
    },
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
  ];
}

import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { App } from "cdktf";
import { access, core, review } from "cdktf-gitlab-federation";
import { quickstart } from "./main";

/** The number that GitLab will give the project when Terraform creates it. */
const PROJECT_ID = "67890";
const OUTDIR = process.env["CDKTF_OUTDIR"] ?? "cdktf.out";

const app = new App({ outdir: OUTDIR });
const stack = quickstart(app);
mkdirSync(OUTDIR, { recursive: true });
app.synth();

// From here on everything is read from the files that were written, as a reviewer would.
const folder = path.join(OUTDIR, "stacks", "shop");
const loaded = review.loadStacks(
  ["cdk.tf.json", "federation.json"].map((file) => ({
    root: folder,
    path: file,
    text: readFileSync(path.join(folder, file), "utf8"),
  })),
);

heading("Written");
for (const file of readdirSync(folder).sort()) print(path.join(folder, file));
print(`${loaded.stacks.flatMap((s) => s.resources).length} resources and data sources`);

heading("Who reaches what");
const input = review.inputOf(loaded.stacks, { sides: loaded.sides });
const paths = access.who(input.gitlab, input.identities);
for (const reached of paths) {
  print(reached.message);
  for (const permission of reached.resources) print(`  may ${permission}`);
}
const reaching = new Set(paths.map((p) => p.group));
for (const link of input.gitlab.links) {
  if (reaching.has(link.name)) continue;
  print(
    `members of ${link.name} (${link.role ?? "role not known"} in ${link.group.label}) reach no role`,
  );
}

heading("Guard rails");
const { findings, acknowledged } = review.check(loaded.stacks, {
  today: new Date().toISOString().slice(0, 10),
  sides: loaded.sides,
});
for (const { severity, rule, address, message } of findings) {
  print(`${severity}  ${rule}  ${address}: ${message}`);
}
const errors = findings.filter((f) => f.severity === "error").length;
print(
  errors === 0
    ? `passed: no error, ${findings.length} other finding(s), ${acknowledged.length} acknowledged`
    : `failed: ${errors} error(s)`,
);

heading("Rehearsal: who could become StorefrontPublisher");
const project = loaded.stacks.flatMap((s) => s.resources).find((r) => r.type === "gitlab_project");
const name = `${project?.address ?? ""}.id`;
print(
  `--assume ${name}=${PROJECT_ID}  (GitLab gives the number when Terraform creates the project)`,
);
const tokens = core.pipelineTokens({
  issuer: stack.gitlab.issuer,
  project: {
    id: PROJECT_ID,
    path: "shop/web",
    template: [
      "project_id",
      "ref_type",
      "ref",
      "ref_protected",
      "environment_protected",
      "deployment_tier",
    ],
  },
  audience: "aws:111122223333",
  environment: { name: "production", tier: "production", protected: true },
});
const rehearsed: readonly [core.PipelineKind, string][] = [
  ["push", "the release job on main"],
  ["feature-branch", "a feature branch"],
  ["merge-request", "a merge request pipeline"],
  ["tag-named-as-branch", "a tag named main"],
  ["fork", "a fork of the project"],
  ["look-alike-group", "a look-alike group"],
  ["re-registered-path", "a project re-created at the same path"],
  ["other-audience", "a token for another audience"],
];
const { decisions } = review.explain(
  loaded.stacks,
  rehearsed.map(([kind, id]) => ({ id, claims: tokens[kind] })),
  { assume: [{ name, value: PROJECT_ID }] },
);
for (const { token, admitted, reasons } of decisions) {
  const [first, ...more] = reasons;
  const why =
    first === undefined
      ? ""
      : `  ${first.claim}: wanted ${first.expected}, got ${first.received}${more.length > 0 ? ` (and ${more.map((r) => r.claim).join(", ")})` : ""}`;
  print(`${(admitted === true ? "accepted" : "refused").padEnd(9)}${token.padEnd(40)}${why}`);
}

function heading(text: string): void {
  console.log(`\n${text}`);
}

function print(line: string): void {
  console.log(`  ${line}`.trimEnd());
}

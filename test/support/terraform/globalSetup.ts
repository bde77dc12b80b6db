import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { AWS_PROVIDER, REAL_AWS_PART, TERRAFORM, TERRAFORM_PART } from "./installed";
import { partLine } from "./part";

/** Says before a test run which real parts the machine has: jest swallows what a skipped suite prints. */
export default function globalSetup(): void {
  const provider = /_v([\d.]+)/.exec(AWS_PROVIDER ?? "")?.[1] ?? "";
  process.stderr.write(
    `\n${partLine(TERRAFORM_PART, terraformVersion())}\n${partLine(REAL_AWS_PART, `provider ${provider}`)}\n`,
  );
}

function terraformVersion(): string {
  if (TERRAFORM === undefined) return "";
  const environment = { PATH: process.env["PATH"] ?? "", HOME: tmpdir(), CHECKPOINT_DISABLE: "1" };
  const output = execFileSync(TERRAFORM, ["version", "-json"], { env: environment });
  return (JSON.parse(output.toString()) as { readonly terraform_version: string })
    .terraform_version;
}

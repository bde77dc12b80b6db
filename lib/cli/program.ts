import { Command, CommanderError, Option } from "commander";
import type { CheckFlags } from "./commands/check";
import type { DiffFlags } from "./commands/diff";
import type { DoctorFlags } from "./commands/doctor";
import type { ExplainFlags } from "./commands/explain";
import type { MapFlags } from "./commands/map";
import type { McpFlags } from "./commands/mcp";
import type { TestFlags } from "./commands/test";
import type { WhoFlags } from "./commands/who";
import type { Io } from "./io";
import { lazy } from "./lazy";

/** Runs one command and gives its exit code. */
export type Finish = (exitCode: number) => void;

/**
 * The command line. Each command's module is loaded when it runs: `--help` needs none of them.
 * @throws CommanderError where the command line is not understood, and after help
 */
export function programOf(io: Io, finish: Finish): Command {
  const program = new Command("gitlab-federation")
    .description("Judges who may become which cloud identity, from Terraform JSON.")
    .option("-V, --version", "print the version")
    .helpCommand(false)
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: () => undefined,
    })
    .exitOverride();
  program.on("option:version", () => {
    io.stdout.write(`${lazy.version().packageVersion()}\n`);
    throw new CommanderError(0, "commander.version", "");
  });
  addCheck(program, io, finish);
  addExplain(program, io, finish);
  addWho(program, io, finish);
  addDiff(program, io, finish);
  addMap(program, io, finish);
  addTest(program, io, finish);
  addDoctor(program, io, finish);
  addMcp(program, io, finish);
  return program;
}

const PATHS =
  "a cdktf.out, a stack folder, any folder or file of Terraform JSON, Kubernetes YAML beside it (default: cdktf.out)";

function addCheck(program: Command, io: Io, finish: Finish): void {
  program
    .command("check")
    .summary("which guard rails are violated")
    .description(
      "Says which guard rails are violated. Exits with 1 where a finding reaches --fail-on.",
    )
    .argument("[PATH...]", PATHS)
    .addOption(formatOption("codequality", "sarif", "markdown", "gitlab-annotations"))
    .option(
      "--fail-on <severity>",
      "lowest severity that fails: error, warning or info (default: error)",
    )
    .option(
      "--acknowledgements <file>",
      "JSON list of accepted findings: rule, address or fingerprint, reason, until",
    )
    .addOption(templateOption())
    .addOption(assumeOption())
    .option(
      "--today <day>",
      "day with which expiries are compared, YYYY-MM-DD (default: today in UTC)",
    )
    .option("--explain <rule>", "tell one rule in full, and judge nothing")
    .option("--quiet", "no notes on standard error")
    .action((paths: string[], flags: CheckFlags) => {
      finish(lazy.check().runCheck(paths, flags, io));
    });
}

function addExplain(program: Command, io: Io, finish: Finish): void {
  program
    .command("explain")
    .summary("which identity admits a token, or which claim fails")
    .description(
      "Says for each token which identity admits it, or which claims fail. Exits with 1 where no identity admits a token.",
    )
    .argument("[PATH...]", PATHS)
    .option("--tokens <file>", 'tokens as JSON lines: {"id": "...", "claims": {...}}')
    .option(
      "--token-env <name>",
      "environment variable that holds a token; it is decoded, never verified or printed",
    )
    .option("--identity <address>", "ask this identity alone, [STACK:]ADDRESS")
    .addOption(assumeOption())
    .addOption(formatOption())
    .option("--quiet", "no notes on standard error")
    .action((paths: string[], flags: ExplainFlags) => {
      finish(lazy.explain().runExplain(paths, flags, io));
    });
}

function addWho(program: Command, io: Io, finish: Finish): void {
  program
    .command("who")
    .summary("who reaches which identity, by which path")
    .description(
      "Says which directory groups reach which identities, by which jobs, what stands in the way and how long until it is revoked.",
    )
    .argument("[PATH...]", PATHS)
    .option(
      "--reach <name>",
      "an identity, [STACK:]ADDRESS or its name, or a resource: who reaches it",
    )
    .option("--group <name>", "a directory group: what it reaches")
    .option("--production", "who reaches what is marked as production, and nothing else")
    .addOption(markOption())
    .addOption(templateOption())
    .addOption(assumeOption())
    .addOption(formatOption("csv", "markdown", "gitlab-annotations"))
    .option("--quiet", "no notes on standard error")
    .action((paths: string[], flags: WhoFlags) => {
      finish(lazy.who().runWho(paths, flags, io));
    });
}

function addDiff(program: Command, io: Io, finish: Finish): void {
  program
    .command("diff")
    .summary("who gains or loses access between two versions")
    .description(
      "Compares two versions by the tokens that each identity admits. A plan alone is compared with what was there before it.",
    )
    .argument("[PATH...]", PATHS)
    .addOption(repeatable("--base <path>", "the older version; repeatable"))
    .addOption(
      repeatable(
        "--forbid <kind>",
        "what exits with 1: a kind of change or path-gained, production:KIND in production alone; repeatable",
      ),
    )
    .option("--detailed-exitcode", "exit with 2 where access changed")
    .addOption(markOption())
    .addOption(templateOption())
    .addOption(assumeOption())
    .addOption(formatOption("markdown", "gitlab-terraform", "gitlab-annotations"))
    .option("--quiet", "no notes on standard error")
    .action((paths: string[], flags: DiffFlags) => {
      finish(lazy.diff().runDiff(paths, flags, io));
    });
}

function addMap(program: Command, io: Io, finish: Finish): void {
  program
    .command("map")
    .summary("the picture: who reaches what, as one HTML page")
    .description(
      "Draws who reaches what as one HTML page that needs no network. With --base it marks what changed.",
    )
    .argument("[PATH...]", PATHS)
    .option("-o, --output <file>", "where the page is written (default: standard output)")
    .addOption(repeatable("--base <path>", "the older version; repeatable"))
    .addOption(markOption())
    .addOption(templateOption())
    .addOption(assumeOption())
    .option("--quiet", "no notes on standard error")
    .action((paths: string[], flags: MapFlags) => {
      finish(lazy.map().runMap(paths, flags, io));
    });
}

function addTest(program: Command, io: Io, finish: Finish): void {
  program
    .command("test")
    .summary("whether declared expectations hold")
    .description(
      "Says which of the expectations in a file hold: who must, and must not, become or reach which identity. Exits with 1 where one does not, or cannot be decided.",
    )
    .argument("<FILE>", "expectations, JSON or YAML")
    .argument("[PATH...]", PATHS)
    .addOption(templateOption())
    .addOption(assumeOption())
    .addOption(formatOption("junit", "markdown"))
    .option("--quiet", "no notes on standard error")
    .action((file: string, paths: string[], flags: TestFlags) => {
      finish(lazy.test().runTest(file, paths, flags, io));
    });
}

function addDoctor(program: Command, io: Io, finish: Finish): void {
  program
    .command("doctor")
    .summary("whether the versions in use have what the stacks need")
    .description(
      "Compares Node, Terraform, packages, providers and GitLab with what the stacks need of them. Exits with 1 where one does not fit.",
    )
    .argument("[PATH...]", PATHS)
    .option("--online", "ask the issuers for their discovery documents as well")
    .addOption(formatOption())
    .option("--quiet", "no notes on standard error")
    .action(async (paths: string[], flags: DoctorFlags) => {
      finish(await lazy.doctor().runDoctor(paths, flags, io));
    });
}

function addMcp(program: Command, io: Io, finish: Finish): void {
  program
    .command("mcp")
    .summary("answers check, explain, who and diff to agents")
    .description(
      "Answers check, explain, who and diff over the Model Context Protocol on standard input and output, read-only. Only the given paths are read, afresh for each question.",
    )
    .argument("[PATH...]", PATHS)
    .option("--quiet", "no notes on standard error")
    .action(async (paths: string[], flags: McpFlags) => {
      finish(await lazy.mcp().runMcp(paths, flags, io));
    });
}

/** @param forms beside text and JSON */
function formatOption(...forms: readonly string[]): Option {
  const all = ["text", "json", ...forms];
  const listed = `${all.slice(0, -1).join(", ")} or ${all.at(-1) ?? ""}`;
  return repeatable(
    "--format <form>",
    `${listed}, each also as FORM=FILE; repeatable (default: text)`,
  );
}

function assumeOption(): Option {
  return repeatable(
    "--assume <value>",
    "a value not known before apply, [STACK:]ADDRESS.ATTRIBUTE=VALUE; repeatable",
  );
}

function markOption(): Option {
  return repeatable(
    "--mark-production <mark>",
    "what production is: tier:TIER, tag:KEY=VALUE or a pattern of addresses, names and resources; repeatable",
  );
}

function templateOption(): Option {
  return repeatable(
    "--subject-template <template>",
    "how a project's subjects are built, PROJECT=a,b,c; repeatable",
  );
}

function repeatable(flags: string, description: string): Option {
  return new Option(flags, description).argParser(
    (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
  );
}

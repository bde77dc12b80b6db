import { execFile, execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { Environment } from "../terraform/reattach";
import { GITLAB_CI_LOCAL, ROOT } from "./part";

/** A job as gitlab-ci-local lists it. */
export interface ListedJob {
  readonly name: string;
  readonly when: string;
  readonly needs: readonly string[];
}

/** How a pipeline ended. */
export interface Run {
  readonly passed: boolean;
  /** What the jobs wrote, both streams. */
  readonly output: string;
}

/** The pipeline's trigger: a push to main, or a merge request of a branch of this project or of a fork. */
export type Trigger = "main" | "merge request" | "fork";

/** What a pipeline is run with beside its trigger. */
export interface RunOptions {
  /** Jobs to run alone, on what earlier runs left; manual ones run only so. @default - all jobs but manual ones */
  readonly jobs?: readonly string[];
  /** CI/CD variables of the project. */
  readonly variables?: Environment;
}

/** What a repository's pipelines find around them. */
export interface Surroundings {
  /** Environment of the machine. */
  readonly environment?: Environment;
  /** Variables that GitLab sets in every job. */
  readonly variables?: Environment;
}

/** A federation's repository in the temporary folder, whose pipeline runs on this machine. */
export interface Repository {
  readonly folder: string;
  /** Writes files, and commits all of them on the branch. */
  commit(branch: string, files?: Readonly<Record<string, string>>): void;
  /** Takes a file out of the branch, and commits that. */
  forget(file: string): void;
  /** The jobs of a pipeline, by what GitLab's rules say. */
  list(trigger: Trigger): Promise<readonly ListedJob[]>;
  /** The whole configuration after includes and inputs. */
  preview(): Promise<string>;
  run(trigger: Trigger, options?: RunOptions): Promise<Run>;
  /** Path of the artifact of that name which the first job left that has it. */
  artifact(file: string): string;
  remove(): void;
}

const PROJECT_ID = "4711";
const GIT = ["-c", "user.name=tests", "-c", "user.email=tests@example.com"];

/** A repository with the given files. */
export function repository(
  files: Readonly<Record<string, string>>,
  { environment = {}, variables: own = {} }: Surroundings = {},
): Repository {
  const top = fs.mkdtempSync(path.join(os.tmpdir(), "pipeline-"));
  const folder = path.join(top, "federation");
  fs.mkdirSync(folder);
  const git = (...words: readonly string[]) =>
    execFileSync("git", [...GIT, ...words], { cwd: folder, stdio: "pipe" });
  git("init", "--quiet", "--initial-branch=main");
  git("remote", "add", "origin", "git@gitlab.com:acme/platform/federation.git");

  const ci = (...words: readonly string[]) =>
    new Promise<Run & { readonly stdout: string }>((resolve) => {
      execFile(
        GITLAB_CI_LOCAL,
        ["--home", path.join(top, "home"), "--no-color", ...words],
        { cwd: folder, env: environmentOf(top, environment), maxBuffer: 1 << 26 },
        (error, stdout, stderr) =>
          resolve({ passed: error === null, output: `${stdout}${stderr}`, stdout }),
      );
    });
  const made: Repository = {
    folder,
    commit(branch, more = {}) {
      git("checkout", "--quiet", "-B", branch);
      for (const [name, text] of Object.entries(more)) {
        fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        fs.writeFileSync(path.join(folder, name), text);
      }
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", branch);
    },
    forget(file) {
      git("rm", "--quiet", file);
      git("commit", "--quiet", "--message", `without ${file}`);
    },
    async list(trigger) {
      const { stdout, output } = await ci("--list-csv", ...variables(trigger, own));
      const rows = stdout.split("\n").filter((line) => /^"?[a-z][^;]*;/.test(line));
      if (rows.length === 0) throw new Error(output);
      return rows
        .filter((row) => !row.startsWith("name;"))
        .map((row) => {
          const [name = "", , when = "", , , needs = ""] = row.split(";");
          return { name, when, needs: needs.replace(/[[\]]/g, "").split(",").filter(Boolean) };
        });
    },
    async preview() {
      const { passed, stdout, output } = await ci("--preview");
      if (!passed) throw new Error(output);
      return stdout;
    },
    run: (trigger, { jobs = [], variables: more = {} } = {}) =>
      ci(
        "--shell-isolation",
        "--force-shell-executor",
        "--no-artifacts-to-source",
        ...variables(trigger, { ...own, ...more }),
        ...jobs,
      ),
    artifact(file) {
      const artifacts = path.join(folder, ".gitlab-ci-local/artifacts");
      const found = fs
        .readdirSync(artifacts)
        .map((job) => path.join(artifacts, job, file))
        .find((candidate) => fs.existsSync(candidate));
      if (found === undefined) throw new Error(`no job left ${file}`);
      return found;
    },
    remove: () => fs.rmSync(top, { recursive: true, force: true }),
  };
  made.commit("main", {
    ".gitignore": ".gitlab-ci-local/\n",
    "tsconfig.json": JSON.stringify({ extends: path.join(ROOT, "tsconfig.json") }),
    ...files,
  });
  return made;
}

/** The jobs that ended so, in the words of gitlab-ci-local, sorted. */
export function jobsThat(end: "PASS" | "FAIL" | "WARN", { output }: Run): readonly string[] {
  return [...output.matchAll(new RegExp(`^ ${end}  (\\S+(?: \\S+)*)`, "gm"))]
    .map(([, job = ""]) => job)
    .sort();
}

/** The machine's PATH and nothing else of its environment; homes and temporary files stay in the repository's folder. */
function environmentOf(top: string, more: Environment): Environment {
  const settings = path.join(top, "settings.tfrc");
  fs.writeFileSync(settings, "");
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: top,
    TMPDIR: top,
    TF_CLI_CONFIG_FILE: settings,
    CHECKPOINT_DISABLE: "1",
    ...more,
  };
}

function variables(trigger: Trigger, more: Environment): readonly string[] {
  const given = {
    CI_PROJECT_ID: PROJECT_ID,
    CI_JOB_TOKEN: "job-token",
    INSTALL: `ln -s ${path.join(ROOT, "node_modules")} node_modules`,
    FEDERATION: `node --import tsx ${path.join(ROOT, "lib/cli/main.ts")}`,
    ...(trigger === "main"
      ? { CI_PIPELINE_SOURCE: "push" }
      : {
          CI_PIPELINE_SOURCE: "merge_request_event",
          CI_MERGE_REQUEST_SOURCE_PROJECT_ID: trigger === "fork" ? "4712" : PROJECT_ID,
          CI_MERGE_REQUEST_IID: "7",
        }),
    ...more,
  };
  return [
    ...Object.entries(given).flatMap(([name, value]) => ["--variable", `${name}=${value}`]),
    "--ignore-predefined-vars",
    Object.keys(given).join(","),
  ];
}

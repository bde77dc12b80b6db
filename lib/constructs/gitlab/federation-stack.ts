import { GitlabProvider } from "@cdktf/provider-gitlab/lib/provider";
import { HttpBackend, TerraformOutput, TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import type { Declared, DeclaredProject } from "../../core";
import { UsageError } from "../../core/errors";
import { literal } from "../literal";
import { type Artifact, type CiJob, Registry } from "../registry";
import { FEDERATION_STACK, federationStackOf } from "../stack-lookup";
import type { GitlabInstance } from "./gitlab-instance";
import { judge } from "./judge";
import { sharedAddresses } from "./logical-ids";
import { hclRefused, judgementOf } from "./judgement";
import { type ProductionMark, productionMarks } from "./production-mark";
import { httpBackend, type RemoteState } from "./remote-state";
import { CI_FRAGMENT } from "./ci-fragment";
import { SIDE_FILE } from "./side-file";

/** Files beside `cdk.tf.json` that are always the stack's own. */
const RESERVED: ReadonlySet<string> = new Set(["cdk.tf.json", SIDE_FILE, CI_FRAGMENT]);

export interface FederationStackProps {
  /** The GitLab whose groups, projects and tokens this stack is about. */
  readonly gitlab: GitlabInstance;
  /**
   * Where Terraform keeps its state.
   * @default - cdktf's local backend
   */
  readonly state?: RemoteState;
  /**
   * What is production, so that reviews put it first and `who --production` finds it: identities that jobs of an environment
   * tier can become, with a tag, or of a name.
   * @default - nothing is marked
   */
  readonly production?: readonly ProductionMark[];
}

export interface OutputProps {
  /** Name of the Terraform output. */
  readonly name: string;
  readonly value: string;
  /** @default - none */
  readonly description?: string;
}

/**
 * A Terraform stack whose access is judged at synth. It brings the GitLab provider, whose token comes from GITLAB_TOKEN
 * alone, and writes `federation.json` and `federation.gitlab-ci.yml` beside `cdk.tf.json` when the guard rails pass.
 * @throws UsageError ERR_PROP; at synth ERR_STACK for HCL output
 */
export class FederationStack extends TerraformStack {
  /**
   * The FederationStack a construct belongs to.
   * @throws UsageError ERR_STACK for a construct outside one
   */
  static override of(construct: IConstruct): FederationStack {
    return federationStackOf(construct);
  }

  readonly gitlab: GitlabInstance;
  /** What this stack calls production. */
  readonly production: readonly ProductionMark[];
  /** @internal */
  readonly registry = new Registry();
  private readonly projects: (() => DeclaredProject)[] = [];
  private provider?: GitlabProvider;
  private outputs?: Construct;
  private json: unknown;

  constructor(scope: Construct, id: string, props: FederationStackProps) {
    super(scope, id);
    Object.defineProperty(this, FEDERATION_STACK, { value: true });
    this.gitlab = props.gitlab;
    this.production = productionMarks(props.production ?? [], this.node.path);
    if (props.state !== undefined)
      new HttpBackend(this, httpBackend(props.state, id, props.gitlab.apiUrl));
    this.node.addValidation({ validate: () => sharedAddresses(this) });
    this.synthesizer = judgementOf(this, judge).around(this, this.synthesizer);
  }

  /** The GitLab provider, defined when the first construct needs it. */
  get gitlabProvider(): GitlabProvider {
    return (this.provider ??= new GitlabProvider(this, "GitLab", {
      baseUrl: this.gitlab.apiUrl,
      earlyAuthCheck: false,
    }));
  }

  /** What this stack says about GitLab, for compilers and readers of trust documents. */
  get declared(): Declared {
    return { issuer: this.gitlab.issuer, projects: this.projects.map((project) => project()) };
  }

  /** The Terraform JSON of the last synth. */
  get synthesized(): unknown {
    return this.json;
  }

  /** @internal Adds a project to what the stack declares. */
  registerProject(project: () => DeclaredProject): void {
    this.projects.push(project);
  }

  /**
   * Adds a Terraform output.
   * @throws UsageError ERR_PROP, ERR_DUPLICATE
   */
  registerOutput(props: OutputProps): TerraformOutput {
    const where = this.node.path;
    if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(props.name)) {
      throw new UsageError("ERR_PROP", "the name of an output is not allowed", {
        given: JSON.stringify(props.name),
        allowed: "a letter or _, then letters, digits, _ and -",
        where,
      });
    }
    this.registry.once(
      `output:${props.name}`,
      `output ${props.name}`,
      where,
      "give each output its own name",
    );
    this.outputs ??= new Construct(this, "Outputs");
    const output = new TerraformOutput(this.outputs, props.name, {
      value: literal(props.value, { where, prop: props.name }),
      ...(props.description === undefined
        ? {}
        : {
            description: literal(props.description, {
              where,
              prop: `description of ${props.name}`,
            }),
          }),
    });
    output.overrideLogicalId(props.name);
    return output;
  }

  /**
   * Adds a hidden job to `federation.gitlab-ci.yml`, which a job extends to assume a role.
   * @throws UsageError ERR_PROP, ERR_DUPLICATE
   */
  registerCiJob(job: CiJob): void {
    const where = this.node.path;
    if (!/^[A-Za-z0-9_][A-Za-z0-9_.+=,@-]*$/.test(job.name)) {
      throw new UsageError("ERR_PROP", "the name of a CI job is not allowed", {
        given: JSON.stringify(job.name),
        where,
      });
    }
    this.registry.once(
      `ci-job:${job.identity}`,
      `the CI job of ${job.identity}`,
      where,
      "register each identity once",
    );
    this.registry.ciJobs.set(job.identity, job);
  }

  /**
   * Adds a file that is written beside `cdk.tf.json` when the guard rails pass, and judged with it.
   * @throws UsageError ERR_PROP, ERR_DUPLICATE
   */
  registerArtifact(artifact: Artifact): void {
    const where = this.node.path;
    const { file } = artifact;
    if (!/^[a-z0-9][a-z0-9._-]*\.(?:json|ya?ml)$/.test(file) || RESERVED.has(file)) {
      throw new UsageError("ERR_PROP", "the name of a file is not allowed", {
        given: JSON.stringify(file),
        allowed: "lower-case letters, digits and . _ -, ending in .json or .yaml",
        where,
      });
    }
    this.registry.once(
      `artifact:${file}`,
      `the file ${file}`,
      where,
      "give each file its own name",
    );
    this.registry.artifacts.set(file, artifact);
  }

  /** Settles what depends on the whole program, before cdktf looks for references between stacks. */
  override prepareStack(): void {
    this.registry.settle();
    super.prepareStack();
  }

  /** Keeps what is written, so that the guard rails judge that and nothing else. */
  override toTerraform(): unknown {
    this.registry.settle();
    this.json = super.toTerraform();
    return this.json;
  }

  /** @throws UsageError ERR_STACK always */
  override toHclTerraform(): never {
    throw hclRefused(this);
  }
}

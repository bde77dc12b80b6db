import { DefaultTokenResolver, StringConcat, type TerraformOutput, Tokenization } from "cdktf";
import { Construct } from "constructs";
import {
  type InternalApiPolicy,
  type PolicyRole,
  policyOf,
  printPolicy,
} from "../../relying-parties/internal-api";
import { API_NAME, AUDIENCE } from "../../relying-parties/internal-api/forms";
import { matching } from "../matching";
import { plainValue } from "../plain-value";
import { federationStackOf } from "../stack-lookup";
import { kebabCase } from "../kebab-case";

export interface InternalApiProps {
  /**
   * Name of the API, once in a stack: up to 63 lower-case letters, digits and `-`.
   * @default - the construct id in lower case, words joined by `-`
   */
  readonly name?: string;
  /**
   * `aud` of the ID tokens for this API. One audience per API keeps a token for one from being good at another.
   * @default - `internal-api:` and the name
   */
  readonly audience?: string;
  /**
   * Where jobs reach the API: a variable of their CI job.
   * @default - none
   */
  readonly url?: string;
}

/**
 * An internal service as relying party. Its policy is a file beside `cdk.tf.json`, which the service's verifier
 * (`cdktf-gitlab-federation/internal-api`) decides by, and a Terraform output for after apply: where the id of a project is
 * not known before, the file still holds Terraform's reference to it, and the output the id.
 * @throws UsageError ERR_PROP, ERR_DUPLICATE, ERR_STACK
 */
export class InternalApi extends Construct {
  readonly apiName: string;
  readonly audience: string;
  readonly url: string | undefined;
  /** Name of the file beside `cdk.tf.json`. */
  readonly policyFile: string;
  /** The policy as text: `terraform output -raw <name>_policy`. */
  readonly output: TerraformOutput;
  private readonly roles: (() => PolicyRole)[] = [];

  constructor(scope: Construct, id: string, props: InternalApiProps = {}) {
    super(scope, id);
    const where = this.node.path;
    const stack = federationStackOf(this);
    stack.registry.note(this);
    this.apiName = matching(
      props.name ?? kebabCase(id),
      API_NAME.pattern,
      API_NAME.words,
      where,
      "name",
    );
    this.audience = matching(
      props.audience ?? `internal-api:${this.apiName}`,
      AUDIENCE.pattern,
      AUDIENCE.words,
      where,
      "audience",
    );
    this.url = props.url === undefined ? undefined : plainValue(props.url, { where, prop: "url" });
    this.policyFile = `${this.apiName}.internal-api.json`;
    stack.registry.once(
      `internal-api:${this.apiName}`,
      `the internal API ${this.apiName}`,
      where,
      "give each API its own name",
    );
    stack.registerArtifact({ file: this.policyFile, render: () => this.policy() });
    const prefix = this.apiName.replaceAll("-", "_");
    this.output = stack.registerOutput({
      name: /^\d/.test(prefix) ? `_${prefix}_policy` : `${prefix}_policy`,
      value: "{}",
      description: `policy file of the internal API ${this.apiName}`,
    });
    stack.registry.beforeSynth(() => {
      this.output.value = printPolicy(this.document());
    });
  }

  /** @internal Adds a role, which is written as it stands at synth. */
  addRole(role: () => PolicyRole): void {
    this.roles.push(role);
  }

  private document(): InternalApiPolicy {
    const { issuer } = federationStackOf(this).gitlab;
    const roles = this.roles.map((role) => role());
    return policyOf({ name: this.apiName, issuer, audience: this.audience }, roles);
  }

  /** The policy with references as Terraform writes them. */
  private policy(): string {
    const resolver = new DefaultTokenResolver(new StringConcat());
    const policy: unknown = Tokenization.resolve(this.document(), { scope: this, resolver });
    return printPolicy(policy as InternalApiPolicy);
  }
}

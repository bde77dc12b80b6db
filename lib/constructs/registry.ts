import type { IConstruct } from "constructs";
import { UsageError } from "../core/errors";
import type { Reason } from "./reason";
import { captureLocation, type SourceLocation } from "./source-location";

/** What the program says about one construct that Terraform cannot carry. */
export interface Note {
  /** Construct path: `shop/Web`. */
  readonly path: string;
  readonly location: SourceLocation;
  /** Written reasons, in the order in which they were given. */
  readonly because: readonly string[];
}

/** A written reason that accepts the findings of one rule on one construct and everything below it. */
export interface Acknowledgement {
  /** Rule id: `trust/any-ref`. */
  readonly rule: string;
  /** Construct path. */
  readonly path: string;
  readonly reason: string;
  /** Last day of validity, `YYYY-MM-DD` in UTC. */
  readonly until?: string;
  /** Set where a loud word (`anyRef`) says it: then it need not accept anything. */
  readonly implied?: true;
  readonly location: SourceLocation;
}

/** A job that assumes an identity of this stack, for the ready fragment of `.gitlab-ci.yml`. */
export interface CiJob {
  /** Name of the identity; the hidden job is called by it. */
  readonly name: string;
  /** What tells identities of one name apart: the account id, the id of the cloud project. */
  readonly at: string;
  /** The identity: the ARN of the role. One job each. */
  readonly identity: string;
  /** The `aud` its ID token must carry. */
  readonly audience: string;
  /** Variable that holds the ID token: `AWS_ID_TOKEN`. */
  readonly tokenVariable: string;
  /** Variables as GitLab sets them. GitLab expands `$`: `plainValue` keeps users' texts free of it. */
  readonly variables: Readonly<Record<string, string>>;
  /** Shell lines that make the token usable, run before the job's own. */
  readonly script: readonly string[];
}

/** A file that is written beside `cdk.tf.json`, and judged with it. */
export interface Artifact {
  /** Name of the file: `authentication-configuration.yaml`. */
  readonly file: string;
  /** Its text, with the subject templates as they stand when it is asked for. */
  readonly render: () => string;
}

/** What the constructs of one stack have said so far. */
export class Registry {
  readonly notes = new Map<string, Note>();
  readonly acknowledgements: Acknowledgement[] = [];
  /** By identity. */
  readonly ciJobs = new Map<string, CiJob>();
  /** By file name. */
  readonly artifacts = new Map<string, Artifact>();
  private readonly singles = new Map<string, string>();
  private readonly pending: (() => void)[] = [];

  /** Leaves to the end what depends on the whole program: a subject template, and the policies written with it. */
  beforeSynth(settle: () => void): void {
    this.pending.push(settle);
  }

  /** Does what was left to the end. */
  settle(): void {
    for (const settle of this.pending) settle();
  }

  /** Notes where a construct was defined, and why. */
  note(construct: IConstruct, because: readonly string[] = []): void {
    const path = construct.node.path;
    const before = this.notes.get(path);
    this.notes.set(path, {
      path,
      location: before?.location ?? captureLocation(),
      because: [...(before?.because ?? []), ...because],
    });
  }

  /** Takes the acknowledgements that the reasons of loud words imply, for a construct and everything below it. */
  accept(path: string, reasons: readonly Reason[]): void {
    const location = captureLocation();
    for (const { text, accepts } of reasons) {
      for (const rule of accepts) {
        this.acknowledgements.push({ rule, path, reason: text, implied: true, location });
      }
    }
  }

  /**
   * Takes something that may exist once in a stack.
   * @throws UsageError ERR_DUPLICATE where another construct has it
   */
  once(key: string, what: string, where: string, fix: string): void {
    const first = this.singles.get(key);
    if (first !== undefined) {
      throw new UsageError("ERR_DUPLICATE", `${what} is defined twice, first at ${first}`, {
        fix,
        where,
      });
    }
    this.singles.set(key, where);
  }

  /** The source line of a construct, or of the nearest construct above it that has one. */
  locate(path: string): string | undefined {
    for (let at = path; at !== ""; at = at.slice(0, Math.max(at.lastIndexOf("/"), 0))) {
      const note = this.notes.get(at);
      if (note !== undefined) return note.location.text;
    }
    return undefined;
  }
}

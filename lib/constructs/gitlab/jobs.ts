import {
  type ClaimName,
  type Declared,
  type DeclaredProject,
  isSubjectComponent,
  type Issuer,
  or,
  type SubjectComponent,
  type Trust,
} from "../../core";
import { UsageError } from "../../core/errors";
import type { Reason } from "../reason";
import type { GitlabProjectBase } from "./project-base";

/** What one selection of jobs is: the jobs of one project, or of any project of a group. */
export interface JobsPart {
  readonly issuer: Issuer;
  /** The project, where it is one. */
  readonly project?: GitlabProjectBase;
  /** Claims that the jobs' tokens must have. */
  readonly claims: readonly ClaimName[];
  /** As a reader would say it. */
  readonly words: string;
  readonly because: readonly Reason[];
  /** The tokens, with the subject templates as they stand now. */
  readonly trust: () => Trust;
  /** Takes what a trust must find in `sub`. @throws UsageError ERR_SUBJECT_TEMPLATE */
  readonly requireInSubject: (components: readonly SubjectComponent[], by: string) => void;
}

/** What a relying party sees of a token, so that the rest must stand in `sub`. */
export interface SubjectDemand {
  /** Claims it can check by themselves. */
  readonly visible: readonly ClaimName[];
  /** Claims the user gave up on, with a reason. */
  readonly notEnforced: readonly ClaimName[];
  /** Construct path of the trust. */
  readonly by: string;
}

/** Jobs of GitLab pipelines, as a value: who is trusted. Made by `project.jobs(…)` and its like, combined by `or`. */
export class Jobs {
  /** @internal */
  constructor(private readonly parts: readonly JobsPart[]) {}

  /**
   * These jobs and those.
   * @throws UsageError ERR_PROP where they are jobs of different GitLab instances
   */
  or(...others: readonly Jobs[]): Jobs {
    const parts = [...this.parts, ...others.flatMap((jobs) => jobs.parts)];
    const urls = new Set(parts.map((part) => part.issuer.url));
    if (urls.size > 1) {
      throw new UsageError("ERR_PROP", "jobs of different GitLab instances are no one trust", {
        given: [...urls].join(", "),
        fix: "define a role for each instance",
      });
    }
    return new Jobs(parts);
  }

  /** The GitLab that runs them. */
  get issuer(): Issuer {
    const [first] = this.parts;
    if (first === undefined) throw new UsageError("ERR_PROP", "no jobs are named");
    return first.issuer;
  }

  /** The tokens of these jobs, audience left open, with the subject templates as they stand when it is read. */
  get trust(): Trust {
    return or(...this.parts.map((part) => part.trust()));
  }

  /** The projects whose jobs they are, each once; projects of a group-wide part are not among them. */
  get projects(): readonly GitlabProjectBase[] {
    return [...new Set(this.parts.flatMap(({ project }) => project ?? []))];
  }

  /** What the program declares about GitLab for these jobs. */
  get declared(): Declared {
    return { issuer: this.issuer, projects: this.projects.map((p): DeclaredProject => p.declared) };
  }

  /** Claims that some of their tokens must have. */
  get claims(): readonly ClaimName[] {
    return [...new Set(this.parts.flatMap(({ claims }) => claims))];
  }

  /** As a reader would say it: `jobs of shop/web on the protected branch main`. */
  get words(): string {
    return this.parts.map(({ words }) => words).join(", or ");
  }

  /** The reasons given for what is looser than the default. */
  get because(): readonly Reason[] {
    const all = this.parts.flatMap((part) => part.because);
    return [...new Map(all.map((r) => [`${r.text}\n${r.accepts.join()}`, r])).values()];
  }

  /**
   * Tells the projects what a trust on these jobs must find in `sub`, because its relying party sees it nowhere else.
   * Claims that no subject can carry are left to the compiler, which refuses them by name.
   * @throws UsageError ERR_SUBJECT_TEMPLATE where a subject does not have it
   */
  requireInSubject({ visible, notEnforced, by }: SubjectDemand): void {
    const elsewhere = new Set<ClaimName>(["iss", "aud", "sub", ...visible, ...notEnforced]);
    for (const part of this.parts) {
      const components = part.claims.filter(
        (c): c is SubjectComponent & ClaimName => isSubjectComponent(c) && !elsewhere.has(c),
      );
      part.requireInSubject(components, by);
    }
  }
}

import type { ClaimName } from "./claims";
import { type Declared, type DeclaredProject, projectIndex } from "./declared";
import { type Constraint, type Grant, isEmptyGrant, makeGrant } from "./grant";
import { complement, exact, intersection, type Language, matches, NONE } from "./language";
import { isOpaque } from "./opaque";
import { parseSubject, someTemplate } from "./subject-shapes";
import { type Split, splitSubject, type SubjectPattern } from "./subject-split";
import {
  DEFAULT_TEMPLATE,
  shapesOf,
  type SubjectComponent,
  type SubjectTemplate,
  templateProblem,
} from "./subject-template";
import { tieProjects } from "./ties";
import { and, EVERYBODY, except, isEmptyTrust, or, type Trust, withoutEmptyGrants } from "./trust";

/** A constraint on `sub`, translated into constraints on the claims it is built from. */
export interface SubjectTrust {
  readonly trust: Trust;
  /** Templates that nobody declared and that are not GitLab's default, without which no such subject is minted. */
  readonly undeclaredTemplates: readonly SubjectTemplate[];
}

/**
 * The tokens whose `sub` belongs to a language, given what is declared: a declared project's subjects follow its
 * template, every other project's GitLab's default one. Only where neither can mint such a subject is another template
 * of the GitLab version taken, and reported.
 */
export function subjectTrust(language: Language, declared: Declared): SubjectTrust {
  switch (language.kind) {
    case "exact":
      return union(language.values.map((value) => exactSubject(value, declared)));
    case "glob":
      return patternSubject({ text: language.pattern, ignoreCase: language.ignoreCase }, declared);
    case "union":
      return union(language.parts.map((part) => subjectTrust(part, declared)));
    case "intersection": {
      const parts = language.parts.map((part) => subjectTrust(part, declared));
      return {
        trust: withoutEmptyGrants(and(...parts.map((p) => p.trust))),
        undeclaredTemplates: parts.flatMap((p) => p.undeclaredTemplates),
      };
    }
    case "complement":
      return {
        trust: except(EVERYBODY, subjectTrust(language.of, declared).trust),
        undeclaredTemplates: [],
      };
    default:
      return { trust: EVERYBODY, undeclaredTemplates: [] };
  }
}

function union(parts: readonly SubjectTrust[]): SubjectTrust {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return {
    trust: or(...parts.map((p) => p.trust)),
    undeclaredTemplates: parts.flatMap((p) => p.undeclaredTemplates),
  };
}

const NOTHING: SubjectTrust = { trust: { grants: [] }, undeclaredTemplates: [] };

function exactSubject(subject: string, declared: Declared): SubjectTrust {
  const parsed = parseSubject(subject);
  if (parsed === undefined) return NOTHING;
  const [lead] = parsed.template;
  const project = leadProject(lead, parsed.values[0] ?? "", declared);
  const values = parsed.values.map((v) => exact(v));
  const shape = parsed.template.join(":");
  const template = fittingTemplates(project, declared).find((t) =>
    shapesOf(t).some((s) => s.join(":") === shape),
  );
  if (template !== undefined) {
    return settled(grantsOf(template, parsed.template, [values]), declared);
  }
  if (project?.template !== undefined) return NOTHING;
  if (templateProblem(parsed.template, declared.issuer.version) !== undefined) return NOTHING;
  const { trust } = settled(grantsOf(parsed.template, parsed.template, [values]), declared);
  return { trust, undeclaredTemplates: isEmptyTrust(trust) ? [] : [parsed.template] };
}

/** The templates that may build the subjects of a project, the declared or default one first. */
function fittingTemplates(
  project: DeclaredProject | undefined,
  declared: Declared,
): readonly SubjectTemplate[] {
  if (project?.template !== undefined) return [project.template];
  return [DEFAULT_TEMPLATE, ...templatesOfUnknownIds(declared)];
}

/** Templates of declared projects whose id is not known: a literal id may turn out to be theirs. */
function templatesOfUnknownIds(declared: Declared): readonly SubjectTemplate[] {
  const found = customizedProjects(declared).filter(
    (p) => (p.id === undefined || isOpaque(p.id)) && p.template[0] === "project_id",
  );
  return distinctTemplates(found.map((p) => p.template));
}

function distinctTemplates(templates: readonly SubjectTemplate[]): readonly SubjectTemplate[] {
  return [...new Map(templates.map((t) => [t.join(":"), t])).values()];
}

function leadProject(
  lead: SubjectComponent | undefined,
  value: string,
  declared: Declared,
): DeclaredProject | undefined {
  const index = projectIndex(declared);
  if (lead === "project_path") return index.byPath.get(value);
  return lead === "project_id" ? index.byId.get(value) : undefined;
}

function patternSubject(pattern: SubjectPattern, declared: Declared): SubjectTrust {
  if (pattern.text === "*") return { trust: EVERYBODY, undeclaredTemplates: [] };
  const known = settled(
    [...byDeclared(pattern, declared), ...byDefault(pattern, declared)],
    declared,
  );
  if (known.trust.grants.length > 0) return known;
  for (const template of templatesOfUnknownIds(declared)) {
    const found = settled(byTemplate(pattern, template), declared);
    if (found.trust.grants.length > 0) return found;
  }
  for (const template of guesses(pattern, declared.issuer.version)) {
    const { trust } = settled(byTemplate(pattern, template), declared);
    if (trust.grants.length > 0) return { trust, undeclaredTemplates: [template] };
  }
  return NOTHING;
}

function guesses(pattern: SubjectPattern, version: string): readonly SubjectTemplate[] {
  const usual: readonly SubjectTemplate[] = [
    ["project_id", "ref_type", "ref"],
    ["project_id", "ref_type", "ref", "ref_protected"],
    ["project_path", "ref_type", "ref", "ref_protected"],
  ];
  const found = someTemplate(pattern, version);
  const all = found === undefined ? [] : [...usual, found];
  return all.filter((t) => templateProblem(t, version) === undefined);
}

function byTemplate(pattern: SubjectPattern, template: SubjectTemplate): readonly Grant[] {
  return shapesOf(template).flatMap((shape) =>
    grantsOf(template, shape, splitSubject(pattern, shape)),
  );
}

/** Declared projects with a template of their own: the pattern's grants, each for the projects it names. */
function byDeclared(pattern: SubjectPattern, declared: Declared): readonly Grant[] {
  const customized = customizedProjects(declared);
  const templates = distinctTemplates(customized.map((p) => p.template));
  return templates.flatMap((template) => {
    const grants = byTemplate(pattern, template);
    const [lead] = template;
    if (lead !== "project_path" && lead !== "project_id") return grants;
    const key = template.join();
    const names = customized
      .filter((p) => p.template.join() === key)
      .flatMap((p) => (lead === "project_path" ? p.path : p.id) ?? []);
    return grants.flatMap((grant) => {
      const wanted = grant.constraints.get(lead)?.values;
      return narrow(
        grant,
        lead,
        exact(...names.filter((n) => wanted === undefined || matches(wanted, n))),
      );
    });
  });
}

type CustomizedProject = DeclaredProject & { readonly template: SubjectTemplate };

function customizedProjects(declared: Declared): readonly CustomizedProject[] {
  const known = customized.get(declared);
  if (known !== undefined) return known;
  const found = declared.projects.filter(
    (p): p is CustomizedProject =>
      p.template !== undefined && p.template.join() !== DEFAULT_TEMPLATE.join(),
  );
  customized.set(declared, found);
  return found;
}

const customized = new WeakMap<Declared, readonly CustomizedProject[]>();

/** Everything that has GitLab's default template: all projects but the declared ones with another. */
function byDefault(pattern: SubjectPattern, declared: Declared): readonly Grant[] {
  const others = customizedProjects(declared).flatMap((p) => p.path ?? []);
  return byTemplate(pattern, DEFAULT_TEMPLATE).flatMap((grant) => {
    const wanted = grant.constraints.get("project_path")?.values;
    const hit = others.filter((path) => wanted === undefined || matches(wanted, path));
    return hit.length === 0 ? grant : narrow(grant, "project_path", complement(exact(...hit)));
  });
}

function narrow(grant: Grant, claim: ClaimName, to: Language): readonly Grant[] {
  const before = grant.constraints.get(claim)?.values;
  const values = before === undefined ? to : intersection(before, to);
  const constraints = new Map(grant.constraints).set(claim, { values, absent: false });
  const narrowed = makeGrant(constraints, grant.template);
  return narrowed === undefined ? [] : [narrowed];
}

/** The grants of a shape: one value language a component; components of the template that vanished are absent. */
function grantsOf(
  template: SubjectTemplate,
  shape: SubjectTemplate,
  splits: readonly Split[],
): readonly Grant[] {
  const vanished = template.filter((c) => !shape.includes(c));
  return splits.flatMap((split) => {
    const present = shape.map((name, i): [ClaimName, Constraint] => [
      name,
      { values: split[i] ?? NONE, absent: false },
    ]);
    const gone = vanished.map((name): [ClaimName, Constraint] => [
      name,
      { values: NONE, absent: true },
    ]);
    const grant = makeGrant([...present, ...gone], template);
    return grant === undefined || isEmptyGrant(grant) ? [] : [grant];
  });
}

function settled(grants: readonly Grant[], declared: Declared): SubjectTrust {
  const trust = withoutEmptyGrants(tieProjects({ grants }, declared));
  return { trust: or(trust), undeclaredTemplates: [] };
}

import type { ClaimName } from "./claims";
import type { Declared } from "./declared";
import { type Constraint, type Grant, isEmptyGrant, makeGrant } from "./grant";
import { complement, exact, intersection, type Language, NONE } from "./language";
import {
  declaredTemplates,
  fittingTemplates,
  leadProject,
  type Names,
  templatesOfUnknownIds,
} from "./subject-projects";
import { parseSubject, someTemplate } from "./subject-shapes";
import { type Split, splitSubject, type SubjectPattern } from "./subject-split";
import {
  DEFAULT_TEMPLATE,
  shapesOf,
  type SubjectTemplate,
  templateProblem,
} from "./subject-template";
import { tieProjects } from "./ties";
import {
  and,
  EVERYBODY,
  except,
  isEmptyTrust,
  NOBODY,
  or,
  type Trust,
  withoutEmptyGrants,
} from "./trust";

/** A constraint on `sub`, translated into constraints on the claims it is built from. */
export interface SubjectTrust {
  readonly trust: Trust;
  /** The part of it that needs no template which nobody declared. */
  readonly certain: Trust;
  /** Templates that nobody declared and that are not GitLab's default, without which no such subject is minted. */
  readonly undeclaredTemplates: readonly SubjectTemplate[];
}

/**
 * The tokens whose `sub` belongs to a language, given what is declared: a declared project's subjects follow its
 * template, every other project's GitLab's default one. Only where neither can mint such a subject is another template
 * of the GitLab version taken, and reported.
 */
export function subjectTrust(language: Language, declared: Declared): SubjectTrust {
  const known = answers.get(declared) ?? new Map<string, SubjectTrust>();
  answers.set(declared, known);
  const found = known.get(language.key) ?? translated(language, declared);
  known.set(language.key, found);
  return found;
}

const answers = new WeakMap<Declared, Map<string, SubjectTrust>>();

function translated(language: Language, declared: Declared): SubjectTrust {
  switch (language.kind) {
    case "exact":
      return union(language.values.map((value) => exactSubject(value, declared)));
    case "glob":
      // No subject holds a question mark.
      if (!language.question && language.pattern.includes("?")) return NOTHING;
      return patternSubject({ text: language.pattern, ignoreCase: language.ignoreCase }, declared);
    case "union":
      return union(language.parts.map((part) => subjectTrust(part, declared)));
    case "intersection": {
      const parts = language.parts.map((part) => subjectTrust(part, declared));
      return {
        trust: withoutEmptyGrants(and(...parts.map((p) => p.trust))),
        certain: withoutEmptyGrants(and(...parts.map((p) => p.certain))),
        undeclaredTemplates: parts.flatMap((p) => p.undeclaredTemplates),
      };
    }
    case "complement": {
      const { trust, certain } = subjectTrust(language.of, declared);
      return {
        trust: except(EVERYBODY, certain),
        certain: except(EVERYBODY, trust),
        undeclaredTemplates: [],
      };
    }
    case "pattern":
      return possible(EVERYBODY);
    default:
      return known(EVERYBODY);
  }
}

function union(parts: readonly SubjectTrust[]): SubjectTrust {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return {
    trust: or(...parts.map((p) => p.trust)),
    certain: or(...parts.map((p) => p.certain)),
    undeclaredTemplates: parts.flatMap((p) => p.undeclaredTemplates),
  };
}

function known(trust: Trust): SubjectTrust {
  return { trust, certain: trust, undeclaredTemplates: [] };
}

/** What depends on an id that is not known yet. */
function possible(trust: Trust): SubjectTrust {
  return { trust, certain: NOBODY, undeclaredTemplates: [] };
}

/** What only a template that nobody declared could mint. */
function guessed(grants: readonly Grant[], template: SubjectTemplate): SubjectTrust {
  return grants.length === 0
    ? NOTHING
    : { trust: { grants }, certain: NOBODY, undeclaredTemplates: [template] };
}

const NOTHING: SubjectTrust = known(NOBODY);

function exactSubject(subject: string, declared: Declared): SubjectTrust {
  const parsed = parseSubject(subject);
  if (parsed === undefined) return NOTHING;
  const [lead] = parsed.template;
  const project = leadProject(lead, parsed.values[0] ?? "", declared);
  const values = parsed.values.map((v) => exact(v));
  const shape = parsed.template.join(":");
  if (lead?.startsWith("source_")) {
    const own = settled(
      byDeclared((s) => (s.join(":") === shape ? [values] : []), declared),
      declared,
    );
    if (own.grants.length > 0) return known(own);
  }
  const fitting = fittingTemplates(project, declared).filter((t) =>
    shapesOf(t).some((s) => s.join(":") === shape),
  );
  if (fitting.length > 0) {
    return union(
      fitting.map((template) => {
        const trust = settled(grantsOf(template, parsed.template, [values]), declared);
        const isCertain = project?.template !== undefined || template === DEFAULT_TEMPLATE;
        return isCertain ? known(trust) : possible(trust);
      }),
    );
  }
  if (project?.template !== undefined) return NOTHING;
  if (templateProblem(parsed.template, declared.issuer.version) !== undefined) return NOTHING;
  const { grants } = settled(grantsOf(parsed.template, parsed.template, [values]), declared);
  return guessed(grants, parsed.template);
}

function patternSubject(pattern: SubjectPattern, declared: Declared): SubjectTrust {
  if (pattern.text === "*") return known(EVERYBODY);
  const splits = remembered((shape) => splitSubject(pattern, shape));
  const own = settled(byDeclared(splits, declared), declared);
  const usual = or(own, settled(byDefault(splits, declared), declared));
  if (usual.grants.length > 0) {
    const { hasUnnamed } = declaredTemplates(declared);
    const found: SubjectTrust = { ...known(usual), certain: hasUnnamed ? own : usual };
    return union([found, ...byUndeclared(usual, splits, declared)]);
  }
  const late = templatesOfUnknownIds(declared)
    .map((template) => settled(byTemplate(splits, template), declared))
    .filter(({ grants }) => grants.length > 0);
  if (late.length > 0) return union(late.map(possible));
  for (const template of guesses(pattern, declared.issuer.version)) {
    const others = byTemplate(splits, template).flatMap((g) => ofOthers(g, template, declared));
    const { grants } = settled(others, declared);
    if (grants.length > 0) return guessed(grants, template);
  }
  return NOTHING;
}

/** The ways to take the wanted subject apart into values of these components. */
type Splits = (shape: SubjectTemplate) => readonly Split[];

/** The same templates are asked several times about one pattern. */
function remembered(splits: Splits): Splits {
  const known = new Map<string, readonly Split[]>();
  return (shape) => {
    const key = shape.join();
    const found = known.get(key) ?? splits(shape);
    known.set(key, found);
    return found;
  };
}

/**
 * What any other project could do that takes a declared project's template: `project_id:*:ref:main` names the
 * declared ones only as long as nobody else leads with the id.
 */
function byUndeclared(usual: Trust, splits: Splits, declared: Declared): readonly SubjectTrust[] {
  const { customized, settledPaths, settledIds } = declaredTemplates(declared);
  return customized.map(({ template }) => {
    const grants = byTemplate(splits, template)
      .flatMap((grant) => without(grant, "project_id", settledIds))
      .flatMap((grant) => without(grant, "project_path", settledPaths));
    const more = settled(grants, declared).grants.filter(
      (g) => !isEmptyTrust(except({ grants: [g] }, usual)),
    );
    return guessed(more, template);
  });
}

/** The grant without the projects whose template is declared. */
function ofOthers(grant: Grant, [lead]: SubjectTemplate, declared: Declared): readonly Grant[] {
  const { settledPaths, settledIds } = declaredTemplates(declared);
  if (lead === "project_path") return without(grant, lead, settledPaths);
  return lead === "project_id" ? without(grant, lead, settledIds) : [grant];
}

/** The grant without some values of a claim that it may hold. */
function without(grant: Grant, claim: ClaimName, names: Names): readonly Grant[] {
  const wanted = grant.constraints.get(claim)?.values;
  if (wanted === undefined)
    return names.all.length === 0 ? [grant] : narrow(grant, claim, names.others);
  const hit = names.within(wanted);
  return hit.length === 0 ? [grant] : narrow(grant, claim, complement(exact(...hit)));
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

function byTemplate(splits: Splits, template: SubjectTemplate): readonly Grant[] {
  return shapesOf(template).flatMap((shape) => grantsOf(template, shape, splits(shape)));
}

/** Declared projects with a template of their own: the subject's grants, each for the projects it names. */
function byDeclared(splits: Splits, declared: Declared): readonly Grant[] {
  return declaredTemplates(declared).customized.flatMap(({ template, owners }) => {
    const grants = byTemplate(splits, template);
    return owners.flatMap(({ claim, names }) =>
      grants.flatMap((grant) =>
        narrow(grant, claim, exact(...names.within(grant.constraints.get(claim)?.values))),
      ),
    );
  });
}

/** Everything that has GitLab's default template: all projects but the declared ones with another. */
function byDefault(splits: Splits, declared: Declared): readonly Grant[] {
  const { customizedPaths } = declaredTemplates(declared);
  return byTemplate(splits, DEFAULT_TEMPLATE).flatMap((g) =>
    without(g, "project_path", customizedPaths),
  );
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

function settled(grants: readonly Grant[], declared: Declared): Trust {
  return or(withoutEmptyGrants(tieProjects({ grants }, declared)));
}

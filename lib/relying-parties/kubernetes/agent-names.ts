import { EVERYBODY, exact, glob, restrict, type Trust, trustOf } from "../../core";
import { splitAtColons } from "../../core/opaque";
import { attribute, find, resolve, type Stack } from "../../terraform";
import type { NotUnderstood } from "../trust-document";
import { nameOf } from "./name";

/** The jobs that carry a group of the agent's, with what cannot be told of them. */
export interface NamedJobs {
  readonly trust: Trust;
  readonly notUnderstood: readonly NotUnderstood[];
}

/**
 * The jobs that GitLab's agent gives a group to (docs.gitlab.com, user/clusters/agent/ci_cd_workflow, "Impersonate the CI/CD job").
 * @param name `gitlab:project_env_tier:20:production`
 * @returns `undefined` where it is no group of the agent's
 */
export function namedJobs(name: string, stack: Stack): NamedJobs | undefined {
  const [gitlab, kind, id = "", last = "", ...more] = splitAtColons(name);
  if (gitlab !== "gitlab" || more.length > 0) return undefined;
  switch (kind) {
    case "ci_job":
      return id === "" ? certain(EVERYBODY) : undefined;
    case "project":
      return id === "" || last !== "" ? undefined : certain(trustOf({ project_id: exact(id) }));
    case "project_env":
      return id === "" || last === "" ? undefined : inEnvironment(id, last);
    case "project_env_tier":
      return id === "" || last === ""
        ? undefined
        : certain(trustOf({ project_id: exact(id), deployment_tier: exact(last) }));
    case "group":
      return id === "" || last !== "" ? undefined : ofGroup(id, stack);
    case "group_env_tier": {
      if (id === "" || last === "") return undefined;
      const { trust, notUnderstood } = ofGroup(id, stack);
      return { trust: restrict(trust, "deployment_tier", exact(last)), notUnderstood };
    }
    default:
      return undefined;
  }
}

function certain(trust: Trust): NamedJobs {
  return { trust, notUnderstood: [] };
}

/** A name of up to 24 letters, digits and dashes is its own slug; every other slug ends in six characters of a digest. */
function inEnvironment(id: string, slug: string): NamedJobs {
  const project = trustOf({ project_id: exact(id) });
  if (!/-[a-z0-9]{6}$/.test(slug)) return certain(restrict(project, "environment", exact(slug)));
  return {
    trust: restrict(project, "environment", glob("*")),
    notUnderstood: [
      {
        code: "not-understood",
        message: `the slug ${slug} does not tell which environment it is of`,
      },
    ],
  };
}

function ofGroup(id: string, stack: Stack): NamedJobs {
  const path = groupPath(id, stack);
  if (path !== undefined) return certain(trustOf({ project_path: glob(`${path}/*`) }));
  return {
    trust: EVERYBODY,
    notUnderstood: [
      {
        code: "unknown-value",
        message: "the path of a group that a binding names by its id is not in the input",
      },
    ],
  };
}

/** Full path of a group that the stack defines or looks up. */
function groupPath(id: string, stack: Stack): string | undefined {
  const groups = find(resolve(stack), "gitlab_group");
  const group = groups.find(({ address, values }) => {
    const own = nameOf(attribute(values, "id"))?.text;
    return own === id || id.includes(`\${${address}.id}`);
  });
  if (group === undefined) return undefined;
  const full = attribute(group.values, "full_path");
  if (typeof full === "string") return full;
  const path = attribute(group.values, "path");
  const parent = attribute(group.values, "parent_id");
  if (typeof path !== "string") return undefined;
  if (parent === undefined || parent === null) return path;
  const above = nameOf(typeof parent === "number" ? String(parent) : parent)?.text;
  const before = above === undefined || above === id ? undefined : groupPath(above, stack);
  return before === undefined ? undefined : `${before}/${path}`;
}

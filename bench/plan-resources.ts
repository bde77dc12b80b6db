import { permissions } from "./permissions";

/** A resource as Terraform's plan tells it: what is there, what will be, and how the configuration says it. */
export interface PlannedResource {
  readonly type: string;
  readonly name: string;
  readonly before: Values;
  readonly after: Values;
  /** Arguments of the configuration: templates of its JSON syntax. */
  readonly arguments: Values;
}

type Values = Readonly<Record<string, unknown>>;

export const PROJECTS = 5000;
const PROJECTS_PER_TEAM = 10;
const HOST = "gitlab.example.com";
const ACCOUNT = "111122223333";
const PROVIDER_ARN = `arn:aws:iam::${ACCOUNT}:oidc-provider/${HOST}`;
const TOP = { name: "fleet", id: "1000" };

/** The resources of 5,000 projects in 500 teams, ten for each project; one in a hundred changes who may become its role. */
export function* planResources(): Generator<PlannedResource> {
  yield unchanged("gitlab_group", TOP.name, group(TOP.id, "fleet", "fleet", 0), {
    name: "fleet",
    path: "fleet",
  });
  yield unchanged(
    "aws_iam_openid_connect_provider",
    "gitlab",
    {
      arn: PROVIDER_ARN,
      client_id_list: [`aws:${ACCOUNT}`],
      id: PROVIDER_ARN,
      tags: {},
      tags_all: {},
      thumbprint_list: ["990f4193972f2becf12ddeda5237f9c952f20d9e"],
      url: HOST,
    },
    { url: `https://${HOST}`, client_id_list: [`aws:${ACCOUNT}`] },
  );
  for (let team = 0; team < PROJECTS / PROJECTS_PER_TEAM; team++) yield* teamResources(team);
  for (let project = 0; project < PROJECTS; project++) yield* projectResources(project);
}

function* teamResources(team: number): Generator<PlannedResource> {
  const name = `team-${team}`;
  const id = String(2000 + team);
  yield unchanged("gitlab_group", name, group(id, name, `fleet/${name}`, Number(TOP.id)), {
    name,
    path: name,
    parent_id: `\${gitlab_group.${TOP.name}.id}`,
  });
  for (const access of ["reporter", "developer", "maintainer"]) {
    const cn = `G-Fleet-Team-${team}-${access}`;
    const values = {
      access_level: null,
      cn,
      filter: null,
      force: false,
      group: id,
      group_access: access,
      id: `${id}:ldapmain:${cn}::`,
      ldap_provider: "ldapmain",
      member_role_id: null,
    };
    const isPromoted = access === "reporter" && team % 100 === 7;
    yield {
      type: "gitlab_group_ldap_link",
      name: `${name}-${access}`,
      before: values,
      after: isPromoted ? { ...values, group_access: "maintainer" } : values,
      arguments: {
        cn,
        group: `\${gitlab_group.${name}.id}`,
        group_access: isPromoted ? "maintainer" : access,
        ldap_provider: "ldapmain",
      },
    };
  }
}

function* projectResources(index: number): Generator<PlannedResource> {
  const name = `p${index}`;
  const team = Math.floor(index / PROJECTS_PER_TEAM);
  const id = String(10_000 + index);
  const reference = `\${gitlab_project.${name}.id}`;
  yield {
    type: "gitlab_project",
    name,
    before: project(id, name, team, `Service ${index} of team ${team}`),
    after: project(id, name, team, descriptionOf(index, team)),
    arguments: {
      name,
      path: name,
      namespace_id: `\${gitlab_group.team-${team}.id}`,
      description: descriptionOf(index, team),
      visibility_level: "private",
      ci_id_token_sub_claim_components: TEMPLATE,
    },
  };
  for (const [branch, merge] of [
    ["main", 40],
    ["staging", 30],
  ] as const) {
    yield unchanged(
      "gitlab_branch_protection",
      `${name}-${branch}`,
      branchRule(id, branch, merge),
      {
        project: reference,
        branch,
        push_access_level: "no one",
        merge_access_level: LEVELS[merge],
      },
    );
  }
  yield unchanged(
    "gitlab_tag_protection",
    `${name}-tags`,
    {
      allowed_to_create: [level(40)],
      create_access_level: "maintainer",
      id: `${id}:v*`,
      project: id,
      tag: "v*",
    },
    { project: reference, tag: "v*", create_access_level: "maintainer" },
  );
  yield unchanged(
    "gitlab_project_protected_environment",
    `${name}-production`,
    {
      approval_rules: [],
      deploy_access_levels_attribute: [],
      deploy_access_levels: [{ ...level(40), group_inheritance_type: 0 }],
      environment: "production",
      id: `${id}:production`,
      project: id,
      required_approval_count: 0,
    },
    {
      project: reference,
      environment: "production",
      deploy_access_levels: [{ access_level: "maintainer" }],
    },
  );
  yield unchanged(
    "gitlab_project_environment",
    `${name}-production`,
    {
      auto_stop_setting: "always",
      cluster_agent_id: null,
      created_at: "2025-03-04T05:06:07Z",
      description: "",
      external_url: `https://${name}.example.com`,
      flux_resource_path: "",
      id: `${id}:${20_000 + index}`,
      kubernetes_namespace: "",
      name: "production",
      project: id,
      slug: "production",
      state: "available",
      stop_before_destroy: false,
      tier: "production",
      updated_at: "2025-03-04T05:06:07Z",
    },
    { project: reference, name: "production", external_url: `https://${name}.example.com` },
  );
  yield unchanged(
    "gitlab_project_variable",
    `${name}-role`,
    {
      description: "",
      environment_scope: "production",
      hidden: false,
      id: `${id}:AWS_ROLE_ARN:production`,
      key: "AWS_ROLE_ARN",
      masked: false,
      project: id,
      protected: true,
      raw: true,
      value: `arn:aws:iam::${ACCOUNT}:role/${name}-deploy`,
      variable_type: "env_var",
    },
    {
      project: reference,
      key: "AWS_ROLE_ARN",
      value: `\${aws_iam_role.${name}-deploy.arn}`,
      environment_scope: "production",
    },
  );
  const deploy = ["StringEquals", "branch", "main"] as const;
  yield* roleResources(name, "deploy", id, deploy, wider(index));
  if (index % 10 < 3) {
    const release = ["StringLike", "tag", "v*"] as const;
    yield* roleResources(name, "release", id, release, release);
  }
}

type Jobs = readonly [operator: string, refType: string, ref: string];

function wider(index: number): Jobs {
  return index % 100 === 42
    ? ["StringLike", "branch", "release/*"]
    : ["StringEquals", "branch", index % 100 === 43 ? "staging" : "main"];
}

const TEMPLATE = ["project_id", "ref_type", "ref", "ref_protected"];

function* roleResources(
  project: string,
  duty: string,
  id: string,
  before: Jobs,
  after: Jobs,
): Generator<PlannedResource> {
  const name = `${project}-${duty}`;
  yield {
    type: "aws_iam_role",
    name,
    before: role(name, trust(id, before)),
    after: role(name, trust(id, after)),
    arguments: {
      name,
      assume_role_policy: trust(`\${gitlab_project.${project}.id}`, after),
      max_session_duration: 3600,
    },
  };
  const policy = permissions(`${project}/${duty}`);
  yield unchanged(
    "aws_iam_role_policy",
    `${name}-permissions`,
    { id: `${name}:permissions`, name: "permissions", name_prefix: "", policy, role: name },
    { name: "permissions", policy, role: `\${aws_iam_role.${name}.name}` },
  );
}

function unchanged(type: string, name: string, values: Values, args: Values): PlannedResource {
  return { type, name, before: values, after: values, arguments: args };
}

function descriptionOf(index: number, team: number): string {
  return `Service ${index} of team ${team}${index % 20 === 5 ? ", owned by platform" : ""}`;
}

function trust(id: string, [operator, refType, ref]: Jobs): string {
  const sub = `project_id:${id}:ref_type:${refType}:ref:${ref}:ref_protected:true`;
  const audience = { [`${HOST}:aud`]: `aws:${ACCOUNT}` };
  const subject = { [`${HOST}:sub`]: sub };
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: PROVIDER_ARN },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition:
          operator === "StringEquals"
            ? { StringEquals: { ...audience, ...subject } }
            : { StringEquals: audience, [operator]: subject },
      },
    ],
  });
}

function role(name: string, assumeRolePolicy: string): Values {
  return {
    arn: `arn:aws:iam::${ACCOUNT}:role/${name}`,
    assume_role_policy: assumeRolePolicy,
    create_date: "2025-03-04T05:06:07Z",
    description: `Jobs of ${name}`,
    force_detach_policies: false,
    id: name,
    inline_policy: [],
    managed_policy_arns: [],
    max_session_duration: 3600,
    name,
    name_prefix: "",
    path: "/",
    permissions_boundary: "",
    tags: {},
    tags_all: { "managed-by": "terraform" },
    unique_id: "AROAEXAMPLEEXAMPLE",
  };
}

function group(id: string, name: string, fullPath: string, parent: number): Values {
  return {
    auto_devops_enabled: false,
    avatar: null,
    avatar_hash: null,
    avatar_url: "",
    default_branch: "main",
    default_branch_protection: 2,
    description: "",
    emails_enabled: true,
    full_name: fullPath.replace("/", " / "),
    full_path: fullPath,
    id,
    lfs_enabled: true,
    membership_lock: false,
    mentions_disabled: false,
    name,
    parent_id: parent,
    path: name,
    prevent_forking_outside_group: true,
    project_creation_level: "maintainer",
    push_rules: [],
    request_access_enabled: true,
    require_two_factor_authentication: false,
    runners_token: null,
    share_with_group_lock: true,
    shared_runners_setting: "enabled",
    subgroup_creation_level: "maintainer",
    two_factor_grace_period: 48,
    visibility_level: "private",
    web_url: `https://${HOST}/groups/${fullPath}`,
    wiki_access_level: "enabled",
  };
}

const LEVELS = { 0: "no one", 30: "developer", 40: "maintainer" } as const;

function level(access: 0 | 30 | 40): Values {
  const access_level = LEVELS[access];
  const access_level_description = access === 0 ? "No one" : `${access_level}s`;
  return { access_level, access_level_description, group_id: null, user_id: null };
}

function branchRule(project: string, branch: string, merge: 30 | 40): Values {
  return {
    allow_force_push: false,
    allowed_to_merge: [level(merge)],
    allowed_to_push: [level(0)],
    allowed_to_unprotect: [],
    branch,
    branch_protection_id: Number(project) * 10 + (branch === "main" ? 1 : 2),
    code_owner_approval_required: false,
    id: `${project}:${branch}`,
    merge_access_level: LEVELS[merge],
    project,
    push_access_level: "no one",
    unprotect_access_level: "maintainer",
  };
}

const ACCESS = [
  "analytics",
  "builds",
  "container_registry",
  "environments",
  "feature_flags",
  "forking",
  "infrastructure",
  "issues",
  "merge_requests",
  "model_experiments",
  "model_registry",
  "monitor",
  "pages",
  "releases",
  "repository",
  "requirements",
  "security_and_compliance",
  "snippets",
  "wiki",
];
const SWITCHES = [
  "allow_merge_on_skipped_pipeline",
  "allow_pipeline_trigger_approve_deployment",
  "archived",
  "auto_devops_enabled",
  "autoclose_referenced_issues",
  "ci_forward_deployment_enabled",
  "ci_separated_caches",
  "emails_enabled",
  "group_runners_enabled",
  "keep_latest_artifact",
  "lfs_enabled",
  "merge_pipelines_enabled",
  "merge_trains_enabled",
  "mirror",
  "only_allow_merge_if_all_discussions_are_resolved",
  "only_allow_merge_if_pipeline_succeeds",
  "packages_enabled",
  "printing_merge_request_link_enabled",
  "public_jobs",
  "remove_source_branch_after_merge",
  "request_access_enabled",
  "restrict_user_defined_variables",
  "shared_runners_enabled",
];

function project(id: string, name: string, team: number, description: string): Values {
  const path = `fleet/team-${team}/${name}`;
  return {
    ...Object.fromEntries(ACCESS.map((feature) => [`${feature}_access_level`, "private"])),
    ...Object.fromEntries(SWITCHES.map((feature, i) => [feature, i % 2 === 0])),
    avatar: null,
    branches: null,
    build_git_strategy: "fetch",
    build_timeout: 3600,
    ci_config_path: "",
    ci_default_git_depth: 20,
    ci_id_token_sub_claim_components: TEMPLATE,
    ci_pipeline_variables_minimum_override_role: "developer",
    container_expiration_policy: [
      {
        cadence: "1d",
        enabled: false,
        keep_n: 10,
        name_regex_delete: ".*",
        name_regex_keep: "",
        next_run_at: "2025-03-05T05:06:07Z",
        older_than: "90d",
      },
    ],
    default_branch: "main",
    description,
    http_url_to_repo: `https://${HOST}/${path}.git`,
    id,
    import_url: null,
    issues_template: "",
    merge_commit_template: "",
    merge_method: "merge",
    merge_requests_template: "",
    name,
    namespace_id: 2000 + team,
    path: name,
    path_with_namespace: path,
    push_rules: [],
    repository_storage: "default",
    squash_option: "default_off",
    ssh_url_to_repo: `git@${HOST}:${path}.git`,
    suggestion_commit_message: "",
    tags: [],
    timeouts: null,
    topics: [],
    visibility_level: "private",
    web_url: `https://${HOST}/${path}`,
  };
}

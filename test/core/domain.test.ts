import { describe, expect, test } from "@jest/globals";
import {
  ANY,
  type ClaimName,
  complement,
  domainOf,
  exact,
  exactValues,
  glob,
  isEmpty,
  isMintable,
  NONE,
  opaque,
  shortest,
  union,
  withinDomain,
} from "../../lib/core";

const ID = opaque("${gitlab_project.web.id}");

describe("values GitLab mints", () => {
  test.each<[ClaimName, readonly string[]]>([
    ["iss", ["https://gitlab.com", "http://localhost:3000", "https://example.com/gitlab/a"]],
    ["project_path", ["shop/web", "a/b/c.d", ".x/_y", "shop/git", "shop/web.github"]],
    ["job_project_path", ["shop/web"]],
    ["source_project_path", ["shop/web"]],
    ["namespace_path", ["shop", "shop/tools", "a.git"]],
    ["job_namespace_path", ["shop"]],
    ["source_namespace_path", ["shop"]],
    ["project_id", ["1", "20", "1000000"]],
    ["namespace_id", ["7"]],
    ["job_project_id", ["7"]],
    ["job_namespace_id", ["7"]],
    ["source_project_id", ["7"]],
    ["source_namespace_id", ["7"]],
    ["pipeline_id", ["7"]],
    ["job_id", ["7"]],
    ["runner_id", ["7"]],
    ["user_id", ["", "1", "0"]],
    ["ref_type", ["branch", "tag"]],
    ["ref", ["main", "release/1.0", "a@b", "it's", "{x}", "ünïcode", "a.b", "x.lockx", "a-", "]"]],
    ["ref_protected", ["true", "false"]],
    ["environment", ["production", "review/a b", "x{y}$.-_"]],
    ["environment_protected", ["true", "false"]],
    ["deployment_tier", ["production", "staging", "testing", "development", "other"]],
    ["environment_action", ["start", "prepare"]],
    ["pipeline_source", ["push", "merge_request_event"]],
    ["runner_environment", ["gitlab-hosted", "self-hosted"]],
    ["user_access_level", ["developer", "minimal access"]],
    ["user_login", ["sam", "A.b-c_1"]],
    ["project_visibility", ["private", "internal", "public"]],
    ["sha", ["0".repeat(40), "a1".repeat(32)]],
    ["user_email", ["", "anything at all"]],
    ["aud", ["", "https://x"]],
  ])("%s", (claim, values) => {
    expect(values.filter((v) => !isMintable(claim, v))).toEqual([]);
  });
});

describe("values GitLab never mints", () => {
  test.each<[ClaimName, readonly string[]]>([
    [
      "iss",
      ["", "gitlab.com", "ftp://x", "https://", "https://gitlab.com/", "https://x//", "https:///x"],
    ],
    [
      "project_path",
      [
        "",
        "shop",
        "/web",
        "shop/",
        "shop//web",
        "shop/-web",
        "-a/b",
        "a/b.git",
        "a/b.atom",
        "a/b c",
        "a/b:c",
        "a/*",
        "ä/b",
      ],
    ],
    ["job_project_path", ["shop"]],
    ["source_project_path", ["shop"]],
    ["namespace_path", ["", "-a", "a//b", "a/", "a b"]],
    ["job_namespace_path", [""]],
    ["source_namespace_path", [""]],
    ["project_id", ["", "0", "01", "-1", "1.0", "x", "1x", " 1"]],
    ["namespace_id", ["0"]],
    ["job_project_id", ["0"]],
    ["job_namespace_id", ["0"]],
    ["source_project_id", ["0"]],
    ["source_namespace_id", ["0"]],
    ["pipeline_id", ["0"]],
    ["job_id", ["0"]],
    ["runner_id", ["0"]],
    ["user_id", ["x", "1x"]],
    ["ref_type", ["", "Branch", "mr", "tags"]],
    [
      "ref",
      [
        "",
        "@",
        "a..b",
        "a//b",
        "a@{b",
        "/a",
        "a/",
        ".a",
        "a/.b",
        "a.",
        "a.lock",
        "a.lock/b",
        "a b",
        "a~",
        "a^",
        "a:b",
        "a?",
        "a*",
        "a[",
        "a\\b",
        "a\u0000",
        "a\u001f",
        "a\u007f",
      ],
    ],
    ["ref_protected", ["", "True", "1"]],
    ["environment", ["", "/a", "a/", "a:b", "ä", "a*"]],
    ["environment_protected", ["yes"]],
    ["deployment_tier", ["prod", "Production", ""]],
    ["environment_action", ["", "Start"]],
    ["pipeline_source", ["", "Push"]],
    ["runner_environment", ["hosted"]],
    ["user_access_level", ["Developer"]],
    ["user_login", ["", "a b", "a/b"]],
    ["project_visibility", ["secret"]],
    ["sha", ["", "0".repeat(39), "0".repeat(41), "0".repeat(63), "A".repeat(40), "g".repeat(40)]],
  ])("%s", (claim, values) => {
    expect(values.filter((v) => isMintable(claim, v))).toEqual([]);
  });
});

describe("domainOf", () => {
  test("a claim without rules may be anything", () => {
    expect(domainOf("user_email")).toBe(ANY);
    expect(domainOf("sub")).toBe(ANY);
    expect(exactValues(domainOf("ref_protected"))).toEqual(["false", "true"]);
  });
});

describe("isMintable", () => {
  test("a value that is not known yet may turn out to be one", () => {
    expect(isMintable("project_id", ID)).toBe(true);
    expect(isMintable("project_id", `${ID}x`)).toBe(false);
  });
});

describe("withinDomain", () => {
  test("keeps exact values as they are where all can be minted", () => {
    const values = exact("20", ID);
    expect(withinDomain("project_id", values)).toBe(values);
  });

  test("leaves out exact values that cannot be minted", () => {
    expect(exactValues(withinDomain("project_id", exact("20", "x", ID)))).toEqual(["20", ID]);
    expect(exactValues(withinDomain("ref_type", exact("mr")))).toEqual([]);
  });

  test("cuts patterns down", () => {
    expect(exactValues(withinDomain("ref_type", glob("b*")))).toEqual(["branch"]);
    expect(shortest(withinDomain("project_path", glob("shop/*")))).toBe("shop/x");
    expect(shortest(withinDomain("project_id", complement(exact("1"))))).toBe("2");
    expect(isEmpty(withinDomain("project_id", glob("a*")))).toBe(true);
    expect(isEmpty(withinDomain("ref", glob("*:*")))).toBe(true);
    expect(exactValues(withinDomain("project_path", NONE))).toEqual([]);
  });

  test("keeps opaque values beside a pattern", () => {
    const values = withinDomain("project_id", union(exact(ID), glob("x*")));
    expect(shortest(values)).toBe(ID);
  });
});

import { describe, expect, test } from "@jest/globals";
import {
  and,
  CannotExpressError,
  type Declared,
  exact,
  GITLAB_DOT_COM,
  glob,
  NOBODY,
  opaque,
  or,
  type Trust,
  trustOf,
} from "../../../lib/core";
import {
  compile,
  type CompiledCredentials,
  type CompileOptions,
  type Credential,
} from "../../../lib/relying-parties/entra";
import { AUDIENCE, EXACT_ONLY } from "../../support/entra";

const DECLARED: Declared = {
  issuer: GITLAB_DOT_COM,
  projects: [
    { path: "shop/web", id: "20", template: ["project_id", "ref_type", "ref", "ref_protected"] },
  ],
};
const OPTIONS: CompileOptions = {
  issuer: GITLAB_DOT_COM,
  declared: DECLARED,
  holder: "application",
  where: "shop/Publisher",
};

const own = trustOf({ iss: exact("https://gitlab.com"), aud: exact(AUDIENCE) });
const web = and(own, trustOf({ project_id: exact("20") }));
const branch = (ref: string) =>
  and(web, trustOf({ ref_type: exact("branch"), ref: glob(ref), ref_protected: exact("true") }));

function texts(trust: Trust, options: Partial<CompileOptions> = {}): readonly string[] {
  const { credentials }: CompiledCredentials = compile(trust, { ...OPTIONS, ...options });
  return credentials.map((c) => (c.kind === "exact" ? c.subject : c.expression));
}

function refusal(trust: Trust, options: Partial<CompileOptions> = {}) {
  try {
    compile(trust, { ...OPTIONS, ...options });
  } catch (error) {
    if (error instanceof CannotExpressError) return error;
  }
  throw new Error("not refused");
}

describe("compile", () => {
  test("an exact credential for a ref by name", () => {
    expect(compile(branch("main"), OPTIONS)).toEqual({
      credentials: [
        {
          kind: "exact",
          name: "20-branch-main-ref_protected-7c305772",
          issuer: "https://gitlab.com",
          audience: AUDIENCE,
          subject: "project_id:20:ref_type:branch:ref:main:ref_protected:true",
        },
      ] satisfies readonly Credential[],
    });
  });

  test("one credential a subject, none twice", () => {
    const trust = or(branch("main"), branch("dev"), branch("main"));
    expect(texts(trust, { holder: "managed identity" })).toEqual([
      "project_id:20:ref_type:branch:ref:main:ref_protected:true",
      "project_id:20:ref_type:branch:ref:dev:ref_protected:true",
    ]);
    const { credentials } = compile(trust, OPTIONS);
    expect(new Set(credentials.map((c) => c.name)).size).toBe(2);
  });

  test("a flexible one where only a pattern will do", () => {
    expect(texts(or(branch("main"), branch("release/*")))).toEqual([
      "project_id:20:ref_type:branch:ref:main:ref_protected:true",
      "claims['sub'] matches 'project_id:20:ref_type:branch:ref:release/*:ref_protected:true' and claims['project_id'] eq '20'",
    ]);
  });

  test("writes a reference in the place of an id", () => {
    const id = "${gitlab_project.web.id}";
    const declared: Declared = {
      ...DECLARED,
      projects: [{ path: "shop/web", id: opaque(id), template: ["project_id", "ref_type", "ref"] }],
    };
    const trust = and(
      own,
      trustOf({ project_id: exact(opaque(id)), ref_type: exact("branch"), ref: exact("main") }),
    );
    const { credentials } = compile(trust, { ...OPTIONS, declared });
    expect(credentials).toMatchObject([{ subject: `project_id:${id}:ref_type:branch:ref:main` }]);
    expect(credentials[0]?.name).toMatch(/^shop-web-branch-main-/);
  });

  test("what is not enforced is left out", () => {
    const trust = and(branch("main"), trustOf({ pipeline_source: exact("push") }));
    expect(refusal(trust).claim).toBe("pipeline_source");
    expect(texts(trust, { notEnforced: { pipeline_source: "by rule" } })).toEqual([
      "project_id:20:ref_type:branch:ref:main:ref_protected:true",
    ]);
    expect(texts(branch("main"), { notEnforced: { ref_protected: "by rule" } })).toEqual([
      "project_id:20:ref_type:branch:ref:main:ref_protected:false",
      "project_id:20:ref_type:branch:ref:main:ref_protected:true",
    ]);
  });
});

describe("refuses", () => {
  test.each<[string, Trust, string, string]>([
    [
      "no audience",
      and(trustOf({ iss: exact("https://gitlab.com") }), branchAny()),
      "aud",
      "a federated credential has exactly one audience",
    ],
    [
      "two audiences",
      and(trustOf({ iss: exact("https://gitlab.com"), aud: exact("a", "b") }), branchAny()),
      "aud",
      "a federated credential has exactly one audience",
    ],
    ["a trust without tokens", NOBODY, "sub", "no token satisfies the trust"],
  ])("%s", (_, trust, claim, problem) => {
    const error = refusal(trust);
    expect(error).toMatchObject({
      claim,
      relyingParty: "entra",
      details: { where: "shop/Publisher" },
    });
    expect(error.message).toContain(problem);
  });

  test("different audiences of one holder", () => {
    const other = and(
      trustOf({ iss: exact("https://gitlab.com"), aud: exact("other") }),
      trustOf({
        project_id: exact("20"),
        ref_type: exact("tag"),
        ref: exact("v1"),
        ref_protected: exact("true"),
      }),
    );
    expect(refusal(or(branch("main"), other))).toMatchObject({
      claim: "aud",
      details: { given: `["${AUDIENCE}","other"]` },
    });
  });

  test("more than 20 credentials, naming the claim with the most values", () => {
    const refs = (count: number) =>
      and(
        web,
        trustOf({
          ref_type: exact("branch"),
          ref: exact(...Array.from({ length: count }, (_, i) => `b${i}`)),
          ref_protected: exact("true"),
        }),
      );
    expect(texts(refs(20))).toHaveLength(20);
    const error = refusal(refs(21));
    expect(error.claim).toBe("ref");
    expect(error.message).toContain(
      "the trust needs 21 federated credentials, and Entra allows 20 for one application; given: 21 subjects",
    );
    const many = or(...Array.from({ length: 21 }, (_, i) => branch(`b${i}`)));
    expect(refusal(many, { holder: "managed identity" }).claim).toBe("sub");
  });

  test("a field of more than 600 characters, a reference counted as an id", () => {
    const long = (length: number) => branch("r".repeat(length));
    const rest = "project_id:20:ref_type:branch:ref::ref_protected:true".length;
    expect(texts(long(600 - rest))).toHaveLength(1);
    expect(refusal(long(601 - rest)).message).toContain(
      "a credential has 601 characters, and Entra allows 600",
    );
    const id = `\${gitlab_project.${"w".repeat(600)}.id}`;
    const declared: Declared = {
      ...DECLARED,
      projects: [{ path: "shop/web", id: opaque(id), template: ["project_id", "ref_type", "ref"] }],
    };
    const trust = and(
      own,
      trustOf({ project_id: exact(opaque(id)), ref_type: exact("branch"), ref: exact("main") }),
    );
    expect(texts(trust, { declared })).toHaveLength(1);
  });

  test("another issuer", () => {
    expect(refusal(branch("main"), { issuer: EXACT_ONLY })).toMatchObject({
      claim: "iss",
      details: { given: '["https://gitlab.com"]', allowed: "https://git.example.org" },
    });
  });
});

function branchAny(): Trust {
  return trustOf({ project_id: exact("20"), ref_type: exact("branch"), ref: exact("main") });
}

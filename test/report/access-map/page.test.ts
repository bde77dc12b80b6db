import { describe, expect, test } from "@jest/globals";
import { SCRIPT } from "../../../lib/report/access-map/script";
import { STYLE } from "../../../lib/report/access-map/style";
import { PATH } from "../paths";
import { changedCompany, company, identity, marked, pageOf, sha256 } from "./world";

describe("accessMapPage", () => {
  test("admits its own script and style, and nothing else", () => {
    const page = pageOf(company(30));
    const policy = /Content-Security-Policy content="([^"]*)"/.exec(page)?.[1];
    expect(policy).toBe(
      `default-src 'none'; script-src 'sha256-${sha256(SCRIPT)}'; style-src 'sha256-${sha256(STYLE)}'; base-uri 'none'; form-action 'none'`,
    );
    expect(page.split(/<script\b/).length).toBe(2);
    expect(page.split(/<style\b/).length).toBe(2);
    expect(page).not.toMatch(/ (?:src|href|style|on\w+)=/);
  });

  test("is the same byte for byte", () => {
    expect(pageOf(changedCompany(100))).toBe(pageOf(changedCompany(100)));
  });

  test("shows text as text, wherever it stands", () => {
    const evil = "</script><script>x</script>";
    const paths = [
      {
        ...PATH,
        group: evil,
        gitlabGroup: evil,
        role: evil,
        project: evil,
        identityName: evil,
        resources: [evil],
        approvals: [evil],
        assumed: [evil],
        revocation: { seconds: null, because: [evil] },
      },
    ];
    const page = pageOf({ paths, identities: [{ ...identity(evil, [evil]), stack: evil }] });
    expect(page.split("<script").length).toBe(2);
    expect(page.split("</script").length).toBe(2);
  });

  test("asks who can reach production where something is marked, and nowhere else", () => {
    expect(pageOf(marked(company(30)))).toMatch(/<button type=button id=production /);
    expect(pageOf(company(30))).not.toMatch(/id=production/);
    const { paths, identities } = company(30);
    const none = identities.map((one) => ({ ...one, production: false }));
    expect(pageOf({ paths, identities: none })).not.toMatch(/id=production/);
  });

  test("what compares is there only where two versions are", () => {
    expect(pageOf(company(30))).not.toMatch(/id=changed|id=diff/);
    expect(pageOf(changedCompany(30))).toMatch(/id=changed[^]*id=diff/);
  });
});

import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { PATH } from "../report/paths";
import { changedCompany, company, identity, marked } from "../report/access-map/world";
import { inBrowser, shownRows, startBrowser, violations } from "./chromium";

inBrowser("the table of access-map.html in Chromium", () => {
  const open = startBrowser();

  /** The shown cells of one column, the first line of each. */
  const cells = (page: Page, column: string): Promise<string[]> =>
    page.evaluate(
      `(() => { const heads = [...document.querySelectorAll("th")];
        const at = heads.findIndex((th) => th.textContent.startsWith(${JSON.stringify(column)}));
        return [...document.querySelectorAll("tbody tr:not([hidden])")].map((tr) => tr.cells[at].innerText.split("\\n")[0].trim()); })()`,
    );
  const head = (page: Page, name: string) => page.locator("th button", { hasText: name });
  const sortOf = (page: Page, name: string) =>
    page.locator("th", { hasText: name }).getAttribute("aria-sort");

  describe("sorting", () => {
    const names = ["plan-10", "plan-9", "apply-1"];
    const seconds = [60, null, 93_600];
    const input = {
      paths: names.map((name, i) => ({
        ...PATH,
        group: `G-${i === 0 ? "A" : "B"}`,
        identity: `aws_iam_role.${name}`,
        identityName: name,
        approvals: Array.from({ length: i }, (_, n) => `approval ${n}`),
        revocation: { seconds: seconds[i] ?? null, because: [] },
      })),
      identities: names.map((name) => identity(name)),
    };

    test.each([
      ["Identity", ["apply-1", "plan-9", "plan-10"]],
      ["Gone at the latest", ["plan-10", "apply-1", "plan-9"]],
      ["Stands in the way", ["plan-10", "plan-9", "apply-1"]],
    ])("by %s: rising, falling, and as it was", async (column, rising) => {
      const { page } = await open(input, { hash: "#view=table" });
      const before = await cells(page, "Identity");
      expect(await sortOf(page, column)).toBeNull();
      await head(page, column).click();
      expect(await cells(page, "Identity")).toEqual(rising);
      expect(await sortOf(page, column)).toBe("ascending");
      await head(page, column).click();
      expect(await cells(page, "Identity")).toEqual([...rising].reverse());
      expect(await sortOf(page, column)).toBe("descending");
      await head(page, column).click();
      expect(await cells(page, "Identity")).toEqual(before);
      expect(await sortOf(page, column)).toBeNull();
      expect(page.url()).not.toMatch(/sort/);
      await page.close();
    });

    test("equal rows keep their order, both ways", async () => {
      const { page } = await open(input, { hash: "#view=table" });
      const equal = (await cells(page, "Identity")).filter((name) => name !== "plan-10");
      for (const sort of ["group", "-group"]) {
        await page.goto(page.url().replace(/#.*/, `#view=table&sort=${sort}`));
        const shown = await cells(page, "Identity");
        expect(shown.filter((name) => name !== "plan-10")).toEqual(equal);
        expect(shown.indexOf("plan-10")).toBe(sort === "group" ? 0 : 2);
      }
      await page.close();
    });
  });

  test("every heading sorts, by keyboard, and the fragment keeps it", async () => {
    const { page, complaints } = await open(marked(changedCompany(30)), {
      hash: "#view=table&changed=0",
    });
    const keys = ["change", "group", "role", "jobs", "identity", "resource", "needs", "gone"];
    for (const [index, key] of [...keys, "assumed"].entries()) {
      await page.locator("th button").nth(index).focus();
      await page.keyboard.press("Enter");
      expect(new URLSearchParams(new URL(page.url()).hash.slice(1)).get("sort")).toBe(key);
      expect(await page.locator("th[aria-sort]").count()).toBe(1);
      expect(await page.evaluate("document.activeElement.closest('th').cellIndex")).toBe(index);
    }
    await head(page, "Directory group").click();
    const sorted = await cells(page, "Directory group");
    await page.reload();
    expect(await cells(page, "Directory group")).toEqual(sorted);
    expect(await sortOf(page, "Directory group")).toBe("ascending");
    await page.check("#changed");
    expect(await cells(page, "Directory group")).toEqual([
      "GG-contractors",
      "GG-payments-operators",
    ]);
    await page.goto(page.url().replace(/#.*/, "#view=table&sort=nonsense"));
    expect(await page.locator("th[aria-sort]").count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  const hostile = () => {
    const { paths, identities } = company(30);
    const renamed = paths.map((p, i) =>
      i === 0 ? { ...p, group: '=HYPERLINK("x"), a', gitlabGroup: "+1", resources: ["@sum"] } : p,
    );
    return marked({ paths: renamed, identities });
  };
  const FIRST =
    'yes,"\'=HYPERLINK(""x""), a",maintainer (in +1),"acme/payments (such as protected branch main, environment production)",payments-deploy-0 (aws_iam_role.payments-deploy-0),\'@sum,"one approval of the protected environment production, by acme/leads",1 day 2 hours,86400 s until GitLab blocks an account that the directory disabled; 3600 s in which a running job keeps its token; 3600 s of the role\'s session,"main is taken to be the default branch of acme/payments, protected as GitLab does it"';
  const HEAD =
    "Production,Directory group,GitLab role,Jobs,Identity,Resource,Stands in the way,Gone at the latest,Why so long,Assumed";

  test("copies the rows shown, in their order, as CSV without formulas", async () => {
    const { page, complaints } = await open(hostile(), {
      hash: "#view=table&sort=identity&q=payments",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await page.click("text=Copy as CSV");
    const told = page.locator(".copy [role=status]");
    await told.filter({ hasText: "Copied 2 paths as CSV." }).waitFor();
    const text = await page.evaluate<string>("navigator.clipboard.readText()");
    const lines = text.split("\r\n");
    expect(lines).toEqual([HEAD, expect.stringMatching(/^no,.*payments-backup-3/), FIRST, ""]);
    expect(await page.locator("textarea").isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await page.fill("#filter", "");
    expect(await told.textContent()).toBe("");
    await page.close();
  });

  test("where the clipboard is kept from it, the CSV is selected to be copied by hand", async () => {
    const { page, complaints } = await open(hostile(), {
      hash: "#view=table&q=payments-deploy",
      before: "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
    });
    await page.locator("text=Copy as CSV").focus();
    await page.keyboard.press("Enter");
    const area = page.locator("textarea");
    await area.waitFor();
    expect((await area.inputValue()).split("\n")).toEqual([HEAD, FIRST, ""]);
    expect(
      await page.evaluate(
        "(({ selectionStart, selectionEnd, value, readOnly }) => [selectionEnd - selectionStart === value.length, readOnly])(document.activeElement)",
      ),
    ).toEqual([true, true]);
    expect(await page.locator(".copy [role=status]").textContent()).toMatch(/Ctrl\+C/);
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("a change is a word in the CSV", async () => {
    const { page } = await open(changedCompany(30), {
      hash: "#view=table",
      before: "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
    });
    expect(await shownRows(page)).toBe(2);
    await page.click("text=Copy as CSV");
    await page.locator("textarea").waitFor();
    const lines = (await page.inputValue("textarea")).split("\n");
    expect(lines.map((line) => line.split(",")[0])).toEqual(["Change", "added", "removed", ""]);
    await page.close();
  });
});

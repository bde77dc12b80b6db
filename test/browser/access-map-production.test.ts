import { expect, test } from "@jest/globals";
import { changedCompany, company, marked } from "../report/access-map/world";
import { inBrowser, nodeOf, shownRows, startBrowser } from "./chromium";

inBrowser("production in access-map.html in Chromium", () => {
  const open = startBrowser();

  test("one click answers who can reach production, in every view and in the fragment", async () => {
    const input = marked(company(300));
    const wanted = input.paths.filter(({ production }) => production === true);
    const { page } = await open(input);
    expect(await page.locator("#summary li").first().textContent()).toBe(
      "Production: 12 identities, reached by 11 directory groups on 12 paths; 1 path without a directory group.",
    );
    await page.click("text=Who can reach production");
    expect(page.url()).toMatch(/#production=1$/);
    expect(await page.locator("#production").getAttribute("aria-pressed")).toBe("true");
    expect(await shownRows(page)).toBe(wanted.length);
    const groups = page.locator("#inner ul").first().locator("button:visible");
    expect(new Set(await groups.allInnerTexts())).toEqual(
      new Set(
        wanted.map(({ group }) => group ?? "no directory group\nnothing in the directory ends it"),
      ),
    );
    await page.click("[data-view=table]");
    expect(await page.locator("tbody tr:visible b.production").count()).toBe(wanted.length);
    expect(await page.locator("#identities article:visible").count()).toBe(12);
    await page.reload();
    expect(await shownRows(page)).toBe(wanted.length);
    await page.keyboard.press("Escape");
    expect(await shownRows(page)).toBe(input.paths.length);
    expect(page.url()).toMatch(/#view=table$/);
    await page.close();
  });

  test("an identity and what it reaches carry the word, and nothing else does", async () => {
    const { page } = await open(marked(company(30)));
    const badged = await page.locator("#inner button:has(b.production)").allInnerTexts();
    expect(badged.map((text) => text.replace(/\s+/g, " "))).toEqual([
      "storefront-deploy-5 production aws_iam_role.storefront-deploy-5",
      "payments-deploy-0 production aws_iam_role.payments-deploy-0",
      "read and write s3://acme-billing/deploy/ production",
      "push ecr://acme/payments production",
      "read s3://acme-payments/deploy/ production",
    ]);
    await nodeOf(page, "push ecr://acme/payments").click();
    expect(await page.locator("#details > b.production").count()).toBe(1);
    await nodeOf(page, "acme/payments").click();
    expect(await page.locator("#details > b.production").count()).toBe(0);
    await page.close();
  });

  test("the who view starts with it, people without a directory group first", async () => {
    const { page } = await open(marked(company(300)), { hash: "#view=who" });
    expect(await page.locator("#who h3").allTextContents()).toEqual([
      "Who can reach production",
      "Each identity",
    ]);
    const cards = page.locator("#who .cards").first().locator(".kin");
    expect(await cards.count()).toBe(12);
    expect((await cards.first().innerText()).split("\n")).toEqual([
      "no directory group can become",
      "identity-3-deploy-55, as member in acme/mobile-7 with a job of acme/mobile-7",
    ]);
    await cards.nth(1).locator("button").click();
    expect(page.url()).toMatch(/#focus=\d+$/);
    await page.close();
  });

  test("what is gone reaches nothing any more, and changed only still holds", async () => {
    const { page } = await open(marked(changedCompany(30)), { hash: "#view=who" });
    const cards = page.locator("#who .cards").first();
    expect(await cards.locator("button").allTextContents()).toEqual(["GG-payments-operators"]);
    await page.click("#production");
    expect(await page.isChecked("#changed")).toBe(false);
    expect(await cards.locator("button").allTextContents()).toEqual([
      "GG-billing-operators",
      "GG-payments-operators",
    ]);
    await page.check("#changed");
    expect(await shownRows(page)).toBe(2);
    await page.uncheck("#changed");
    expect(await shownRows(page)).toBe(3);
    await page.close();
  });

  test("where nothing is marked the page says so, and asks nothing", async () => {
    const { page } = await open(company(30), { hash: "#view=who&production=1" });
    expect(await page.locator("#summary li").first().textContent()).toBe(
      "Nothing is marked as production: mark it with --mark-production or in the stack.",
    );
    expect(await page.locator("#who h3").allTextContents()).toEqual(["Each identity"]);
    expect(await shownRows(page)).toBe(7);
    expect(await page.locator("#production").count()).toBe(0);
    await page.close();
  });
});

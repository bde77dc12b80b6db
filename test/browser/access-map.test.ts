import { expect, test } from "@jest/globals";
import { changedCompany, company, marked } from "../report/access-map/world";
import { inBrowser, nodeOf, shownRows, startBrowser, violations } from "./chromium";

inBrowser("access-map.html in Chromium", () => {
  const open = startBrowser();

  test("asks the network for nothing, complains of nothing, and holds its policy", async () => {
    const { page, complaints, requests } = await open(marked(changedCompany(30)));
    await page.waitForSelector("#inner button:visible");
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith("file://"))).toEqual([]);
    expect(requests.length).toBe(1);
    const injected =
      "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s); window.ran ?? 'blocked'";
    expect(await page.evaluate(injected)).toBe("blocked");
    await page.close();
  });

  test("a click shows the paths through a node alone, in the fragment too; Escape shows all", async () => {
    const { page } = await open(company(30));
    expect(await shownRows(page)).toBe(7);
    const picked = nodeOf(page, "payments-deploy-0");
    await picked.click();
    expect(await shownRows(page)).toBe(1);
    expect(await picked.getAttribute("aria-pressed")).toBe("true");
    expect(page.url()).toMatch(/#focus=\d+$/);
    expect(await page.locator("#details h2").textContent()).toBe("payments-deploy-0");
    expect(await page.locator("#details").textContent()).toContain(
      "gone at the latest 1 day 2 hours",
    );
    await page.keyboard.press("Escape");
    expect(await shownRows(page)).toBe(7);
    await page.close();
  });

  test("arrows move between nodes, Enter picks one", async () => {
    const { page } = await open(company(30));
    await page.locator("#inner ul").first().locator("button[tabindex='0']").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    expect(await page.evaluate("document.activeElement.node.column")).toBe(1);
    await page.keyboard.press("Enter");
    expect(page.url()).toMatch(/#focus=\d+$/);
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    expect(await page.evaluate("document.activeElement.id")).toBe("filter");
    await page.close();
  });

  test("Tab walks from the question to the answer, and the keyboard alone does it all", async () => {
    const { page } = await open(marked(changedCompany(30)));
    const here = (): Promise<string> =>
      page.evaluate(
        "document.activeElement.id || document.activeElement.innerText.split('\\n').at(-1)",
      );
    const walked: string[] = [];
    for (let step = 0; step < 9; step++) {
      await page.keyboard.press("Tab");
      walked.push(await here());
    }
    expect(walked).toEqual([
      "production",
      "filter",
      "changed",
      "Map",
      "Table",
      "Who",
      "Diff",
      "GG-contractors",
      "in acme/search",
    ]);
    await page.locator("#changed").focus();
    await page.keyboard.press("Space");
    expect(await shownRows(page)).toBe(8);
    await page.locator("[data-view=table]").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await here()).toBe("Copy as CSV");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await here()).toBe("Change");
    await page.keyboard.press("Enter");
    expect(page.url()).toMatch(/sort=change/);
    await page.close();
  });

  test("the filter finds who reaches a resource, and a fragment opens what it names", async () => {
    const { page } = await open(company(300));
    await page.fill("#filter", "acme-ledger/");
    const filtered = await shownRows(page);
    expect(filtered).toBeGreaterThan(0);
    expect(filtered).toBeLessThan(10);
    const url = page.url();
    await page.reload();
    expect(page.url()).toBe(url);
    expect(await shownRows(page)).toBe(filtered);
    await page.fill("#filter", "nothing has this name");
    expect(await shownRows(page)).toBe(0);
    await page.close();
  });

  test("a name in the box answers who can reach it", async () => {
    const { page } = await open(company(2000));
    await page.fill("#filter", "ledger-report-4");
    await page.fill("#filter", "payments-deploy-0");
    expect(await page.locator("#details ol > li strong:first-child").allTextContents()).toEqual([
      "GG-payments-operators",
    ]);
    await page.click("#clear");
    expect(await page.inputValue("#filter")).toBe("");
    await page.close();
  });

  test("changed only shows what came and went, by word", async () => {
    const input = changedCompany(300);
    const { page } = await open(input);
    expect(await shownRows(page)).toBe(9);
    expect(await page.locator("#inner em", { hasText: "! wider" }).count()).toBe(1);
    await page.uncheck("#changed");
    expect(await shownRows(page)).toBe(input.paths.length + 1);
    await page.close();
  });

  test.each([
    ["map", ""],
    ["map", "&changed=0&production=1"],
    ["table", "&sort=-gone"],
    ["who", "&changed=0"],
    ["diff", ""],
  ])("the %s view with %j has no violation of axe-core", async (view, more) => {
    for (const colorScheme of [undefined, "dark"] as const) {
      const { page } = await open(marked(changedCompany(30)), {
        hash: `#view=${view}${more}`,
        ...(colorScheme === undefined ? {} : { colorScheme }),
      });
      await page.waitForSelector(`#${view}:not([hidden])`);
      if (view === "map") await page.locator("#inner button:visible").first().click();
      expect(await violations(page)).toEqual([]);
      await page.close();
    }
  });

  test("without script it has no violation of axe-core either", async () => {
    const { page } = await open(marked(changedCompany(30)), {
      before: `addEventListener("DOMContentLoaded", (event) => {
        event.stopImmediatePropagation();
        document.documentElement.className = "";
      }, true)`,
    });
    expect(await page.locator("#controls").isVisible()).toBe(false);
    expect(await page.locator("tbody tr:visible").count()).toBe(8);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test("is dark where the reader's system is", async () => {
    const ground = "getComputedStyle(document.body).backgroundColor";
    const light = await open(company(30));
    const dark = await open(company(30), { colorScheme: "dark" });
    expect(await light.page.evaluate(ground)).toBe("rgb(255, 255, 255)");
    expect(await dark.page.evaluate(ground)).toBe("rgb(21, 24, 28)");
    await Promise.all([light.page.close(), dark.page.close()]);
  });

  test("prints every path as a table, and no control", async () => {
    const { page } = await open(changedCompany(30));
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("tbody tr:visible").count()).toBe(8);
    expect(await page.locator("#controls").isVisible()).toBe(false);
    expect(await page.locator("#identities").isVisible()).toBe(true);
    await page.close();
  });

  test("is readable without script", async () => {
    const { page } = await open(changedCompany(30), { javaScriptEnabled: false });
    expect(await page.locator("tbody tr:visible").count()).toBe(8);
    expect(await page.locator("#identities article:visible").count()).toBe(7);
    expect(await page.locator("#diff").isVisible()).toBe(true);
    expect(await page.locator("#controls").isVisible()).toBe(false);
    await page.close();
  });

  test("is readable where its script fails", async () => {
    const { page, complaints } = await open(changedCompany(30), {
      before: "delete window.URLSearchParams",
    });
    expect(complaints).toEqual(["URLSearchParams is not defined"]);
    expect(await page.locator("tbody tr:visible").count()).toBe(8);
    expect(await page.locator("#diff").isVisible()).toBe(true);
    expect(await page.locator("#controls").isVisible()).toBe(false);
    await page.close();
  });

  test("shows hostile names as text", async () => {
    const { paths, identities } = company(30);
    const name = `</script><img src=x onerror="window.ran=1">`;
    const { page, complaints } = await open({
      paths: paths.map((p) => ({ ...p, group: name, resources: [name] })),
      identities,
    });
    await nodeOf(page, "payments-deploy-0").click();
    expect(await page.locator("#details strong").first().textContent()).toBe(name);
    expect(await page.evaluate("[window.ran, document.images.length]")).toEqual([undefined, 0]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

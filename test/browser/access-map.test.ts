import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { source as axe } from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import type { AccessMapInput } from "../../lib/report/access-map/model";
import { changedCompany, company, nodesIn, pageOf } from "../report/access-map/world";

const CHROMIUM = "/usr/bin/chromium";
const found = existsSync(CHROMIUM) || process.env["REQUIRE_CHROMIUM"] === "1";
if (!found) process.stderr.write(`access-map: skipped, there is no ${CHROMIUM}\n`);
const inBrowser = found ? describe : describe.skip;

/** What the page must never do. */
interface Opened {
  readonly page: Page;
  readonly complaints: string[];
  readonly requests: string[];
}

inBrowser("access-map.html in Chromium", () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "federation-page-"));
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(
    input: AccessMapInput,
    {
      hash = "",
      ...context
    }: {
      hash?: string;
      colorScheme?: "dark";
      javaScriptEnabled?: boolean;
      bypassCSP?: boolean;
    } = {},
  ): Promise<Opened> {
    const file = path.join(folder, "access-map.html");
    writeFileSync(file, pageOf(input));
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...context });
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(`file://${file}${hash}`);
    return { page, complaints, requests };
  }

  const shownRows = (page: Page): Promise<number> => page.locator("tbody tr:not([hidden])").count();
  const button = (page: Page, name: string) =>
    page.locator("#inner button", { hasText: name }).first();
  const violations = async (page: Page): Promise<unknown> => {
    await page.evaluate(axe);
    return page.evaluate(
      "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html, nodes[0].failureSummary]))",
    );
  };

  test("asks the network for nothing, complains of nothing, and holds its policy", async () => {
    const { page, complaints, requests } = await open(changedCompany(30));
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
    const picked = button(page, "payments-deploy-0");
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

  test.each(["map", "table", "who", "diff"])(
    "the %s view has no violation of axe-core",
    async (view) => {
      for (const colorScheme of [undefined, "dark"] as const) {
        const { page } = await open(changedCompany(30), {
          hash: `#view=${view}`,
          ...(colorScheme === undefined ? {} : { colorScheme }),
        });
        await page.waitForSelector(`#${view}:not([hidden])`);
        if (view === "map") await page.locator("#inner button:visible").first().click();
        expect(await violations(page)).toEqual([]);
        await page.close();
      }
    },
  );

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

  test("shows hostile names as text", async () => {
    const { paths, identities } = company(30);
    const name = `</script><img src=x onerror="window.ran=1">`;
    const { page, complaints } = await open({
      paths: paths.map((p) => ({ ...p, group: name, resources: [name] })),
      identities,
    });
    await button(page, "payments-deploy-0").click();
    expect(await page.locator("#details strong").first().textContent()).toBe(name);
    expect(await page.evaluate("[window.ran, document.images.length]")).toEqual([undefined, 0]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test.each([
    [300, 80_000],
    [2000, 500_000],
  ])("%d nodes fit into %d bytes", async (nodes, most) => {
    const input = company(nodes);
    const bytes = Buffer.byteLength(pageOf(input));
    const { page } = await open(input);
    await page.waitForSelector("#inner button:visible");
    const drawn = await page.evaluate(
      "Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0)",
    );
    process.stderr.write(
      `access-map: ${nodesIn(input)} nodes, ${bytes} bytes, first draw after ${String(drawn)} ms\n`,
    );
    expect(nodesIn(input)).toBeGreaterThan(nodes);
    expect(bytes).toBeLessThan(most);
    await page.close();
  });
});

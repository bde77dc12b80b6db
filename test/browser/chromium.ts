import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, jest } from "@jest/globals";
import { source as axe } from "axe-core";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import type { AccessMapInput } from "../../lib/report/access-map/model";
import { pageOf } from "../report/access-map/world";

const CHROMIUM = "/usr/bin/chromium";
/** A test waits for a browser, on a machine that does other work too; in milliseconds. */
const SLOWEST = 60_000;
const found = existsSync(CHROMIUM) || process.env["REQUIRE_CHROMIUM"] === "1";
if (!found) process.stderr.write(`access-map: skipped, there is no ${CHROMIUM}\n`);

/** `describe` where there is a browser; skipped, with the reason on stderr, where there is none. */
export const inBrowser = found ? describe : describe.skip;

/** A page with what it must never do. */
export interface Opened {
  readonly page: Page;
  readonly complaints: string[];
  readonly requests: string[];
}

export interface Opening {
  /** The URL fragment, with its `#`. */
  readonly hash?: string;
  /** A script that runs in the page before its own. */
  readonly before?: string;
  readonly colorScheme?: "dark";
  readonly javaScriptEnabled?: boolean;
  readonly permissions?: string[];
}

/** Starts one browser for the tests of a `describe`; gives what opens the page of an input from disk. */
export function startBrowser(): (input: AccessMapInput, opening?: Opening) => Promise<Opened> {
  let browser: Browser;
  let folder: string;
  jest.setTimeout(SLOWEST);
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "federation-page-"));
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return async (input, { hash = "", before, ...context } = {}) => {
    const file = path.join(folder, "access-map.html");
    writeFileSync(file, pageOf(input));
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...context });
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => requests.push(request.url()));
    if (before !== undefined) await page.addInitScript(before);
    await page.goto(`file://${file}${hash}`);
    return { page, complaints, requests };
  };
}

export const shownRows = (page: Page): Promise<number> =>
  page.locator("tbody tr:not([hidden])").count();

/** The node of the map with this text. */
export const nodeOf = (page: Page, name: string): Locator =>
  page.locator("#inner button", { hasText: name }).first();

/** What axe-core has against the page as it is. */
export async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe);
  return page.evaluate(
    "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html, nodes[0].failureSummary]))",
  );
}

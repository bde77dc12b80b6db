import { expect, test } from "@jest/globals";
import { changedCompany, company, marked, nodesIn, pageOf } from "../report/access-map/world";
import { inBrowser, startBrowser } from "./chromium";

const LOADS = 5;

/**
 * The time from the start of navigation to the end of the first frame that shows the map, in milliseconds: after the frame's style,
 * layout and paint, the nodes in sight have boxes and the curves between them are drawn. Not the first paint, which is the heading.
 */
const WATCH = `addEventListener("DOMContentLoaded", () => {
  const isDrawn = () => document.querySelector("#inner button")?.getClientRects().length > 0
    && [...document.querySelectorAll("#inner path")].some((path) => path.getAttribute("d"));
  const afterFrame = () => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      if (isDrawn()) window.drawn = performance.now();
      else afterFrame();
    };
    port2.postMessage(0);
  });
  afterFrame();
})`;

inBrowser("the first draw of access-map.html", () => {
  const open = startBrowser();

  test.each([
    ["everything", 300, 80_000, marked(company(300))],
    ["everything", 2000, 500_000, marked(company(2000))],
    ["what changed", 2000, 500_000, marked(changedCompany(2000))],
  ])(
    "%s: %d nodes fit into %d bytes, and are drawn",
    async (shown, nodes, most, input) => {
      const bytes = Buffer.byteLength(pageOf(input));
      const times: number[] = [];
      for (let load = 0; load < LOADS; load++) {
        const { page } = await open(input, { before: WATCH });
        await page.waitForSelector("#inner button:visible");
        let drawn: number | undefined;
        while (drawn === undefined) drawn = await page.evaluate<number | undefined>("window.drawn");
        times.push(Math.round(drawn));
        await page.close();
      }
      times.sort((a, b) => a - b);
      process.stderr.write(
        `access-map: ${shown}, ${nodesIn(input)} nodes, ${bytes} bytes, first draw after ${times.join(", ")} ms\n`,
      );
      expect(nodesIn(input)).toBeGreaterThan(nodes);
      expect(bytes).toBeLessThan(most);
    },
    60_000,
  );

  test("the rest of the map and its curves follow at once", async () => {
    const { page } = await open(company(2000));
    await page.waitForSelector("#inner:not(.early)");
    const curves =
      "document.querySelector('#inner path.same').getAttribute('d').split('M').length - 1";
    expect(await page.evaluate<number>(curves)).toBeGreaterThan(1500);
    const misses = `(() => {
      const NEAR = [-1, 0, 1];
      const { left, top } = document.querySelector("#inner").getBoundingClientRect();
      const ends = new Set([...document.querySelectorAll("#inner button")].map((button) => {
        const box = button.getBoundingClientRect();
        return Math.round(box.right - left) + " " + Math.round((box.top + box.bottom) / 2 - top);
      }));
      const starts = document.querySelector("#inner path.same").getAttribute("d").matchAll(/M(\\d+) (\\d+)C/g);
      return [...starts].filter(([, x, y]) => !NEAR.some((dx) => NEAR.some((dy) => ends.has((Number(x) + dx) + " " + (Number(y) + dy))))).length;
    })()`;
    expect(await page.evaluate<number>(misses)).toBe(0);
    await page.close();
  });
});

import { describe, expect, test } from "@jest/globals";
import { accessGraph } from "../../lib/report/access-graph";
import { PATH, UNEXPLAINED } from "./paths";

describe("the picture", () => {
  test("has the paths that come and go, told apart by line and sign", () => {
    expect(accessGraph({ gained: [PATH], lost: [UNEXPLAINED] })).toEqual([
      "```mermaid",
      "graph LR",
      'n0["G-Releasers"] -- + --> n1["shop/web as maintainer"]',
      'n1["shop/web as maintainer"] -- + --> n2["deploy"]',
      'n3["no directory group"] -. - .-> n4["shop/web as member"]',
      'n4["shop/web as member"] -. - .-> n2["deploy"]',
      "```",
    ]);
  });

  test("is none where nothing comes or goes", () => {
    expect(accessGraph({ gained: [], lost: [] })).toEqual([]);
  });

  test("stays within what GitLab draws, and says what is left out", () => {
    const many = Array.from({ length: 100 }, (_, i) => ({ ...PATH, group: `G-Team-${i}` }));
    const lines = accessGraph({ gained: many, lost: [] });
    expect(lines.join("\n").length).toBeLessThan(2000);
    expect(lines.at(-1)).toMatch(/^and \d+ more, see the table$/);
  });

  test("holds no character of a name that would be markup", () => {
    const hostile = { ...PATH, group: '"]; click n0 "javascript:x" & <b>' };
    const [, , line = ""] = accessGraph({ gained: [hostile], lost: [] });
    expect(line).toBe('n0["click n0 javascript x b"] -- + --> n1["shop/web as maintainer"]');
  });
});

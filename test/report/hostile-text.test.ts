import { describe, expect, test } from "@jest/globals";
import { DOMParser } from "@xmldom/xmldom";
import { parse as parseCsv } from "csv-parse/sync";
import MarkdownIt from "markdown-it";
import type { AccessPath } from "../../lib/access";
import { RULES } from "../../lib/guardrails/registry";
import type { Finding } from "../../lib/guardrails/finding";
import { accessGraph } from "../../lib/report/access-graph";
import { checkCodeQuality } from "../../lib/report/check-codequality";
import { checkJson } from "../../lib/report/check-json";
import { checkMarkdown } from "../../lib/report/check-markdown";
import { checkSarif } from "../../lib/report/check-sarif";
import { checkText } from "../../lib/report/check-text";
import { diffGitlabTerraform } from "../../lib/report/diff-gitlab-terraform";
import { diffJson } from "../../lib/report/diff-json";
import { diffMarkdown } from "../../lib/report/diff-markdown";
import { diffText } from "../../lib/report/diff-text";
import { gitlabAnnotations } from "../../lib/report/gitlab-annotations";
import { plain } from "../../lib/report/plain";
import { testJson } from "../../lib/report/test-json";
import { testJunit } from "../../lib/report/test-junit";
import { testMarkdown } from "../../lib/report/test-markdown";
import { testText } from "../../lib/report/test-text";
import { whoCsv } from "../../lib/report/who-csv";
import { whoJson } from "../../lib/report/who-json";
import { whoMarkdown } from "../../lib/report/who-markdown";
import { whoText } from "../../lib/report/who-text";
import type { Diff } from "../../lib/review/diff/change";
import { HOSTILE_NAMES } from "../support/hostile-names";
import { WIDER } from "./changes";
import { ACCEPTED, WORST } from "./findings";
import { PATH } from "./paths";

/** What breaks out of one format or another. */
const BREAKERS = [
  "[click](javascript:alert(1))",
  "![x](https://evil.example/p.png)",
  "<script>alert(1)</script>",
  "</td></tr></table><h1>",
  "a | b | c",
  "a \\| b",
  "`code` ``` fence",
  "\n```\nfence",
  "\n\n# Heading\n\n- item",
  "**bold** _em_ ~~gone~~",
  "<!-- comment -->",
  "&lt;&#124;&amp;",
  "https://evil.example/?a=1&b=2",
  "@all !1 #2 ~bug %v1 $3 &4 :smile:",
  "/close",
  "\n/close\n/assign me",
  "$`a`$ $$b$$",
  "[[_TOC_]]",
  ']]><failure message="x"/>',
  '"/><testcase name="x"/>',
  "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;",
  '=HYPERLINK("https://evil.example")',
  "+1+1",
  "-1+cmd|' /C calc'!A0",
  "@SUM(1)",
  "\t=1",
  '","=1',
  'x"] --> evil["',
  '%%{init: {"securityLevel": "loose"}}%%',
  'click n0 "javascript:alert(1)"',
  "end",
  "\u001b[31mred\u001b[0m \u009b2J \u0007",
  "\u202Egnp.exe\u2066",
  "a\u2028b\u2029c\u0085d",
  "\uFEFF\uFFFE\uFFFF",
];
const TEXTS = [
  ...new Set([
    ...HOSTILE_NAMES.map(({ text }) => text).filter((t) => t.trim() !== "" && t.length < 1000),
    ...BREAKERS,
  ]),
];

const pathOf = (text: string): AccessPath => ({
  ...PATH,
  stack: text,
  group: text,
  gitlabGroup: text,
  project: text,
  identity: text,
  identityName: text,
  resources: [text],
  approvals: [text],
  assumed: [text],
  message: text,
});
const diffOf = (text: string): Diff => ({
  changes: [
    {
      ...WIDER,
      stack: text,
      identity: `r.${text}`,
      identityName: text,
      message: text,
      people: [text],
      before: [text],
      after: [text],
    },
  ],
  paths: {
    gained: [pathOf(text)],
    lost: [pathOf(text)],
    changed: [{ before: pathOf(text), after: { ...pathOf(text), approvals: [] } }],
  },
  notes: [text],
});
const findingOf = (text: string): Finding => ({
  ...WORST,
  stack: text,
  address: text,
  message: text,
  given: text,
  allowed: text,
  fix: text,
  fingerprint: text,
  constructPath: text,
  location: { file: text, line: 1 },
});
const checkOf = (text: string) => ({
  findings: [findingOf(text)],
  acknowledged: ACCEPTED.map(({ acknowledgement }) => ({
    finding: findingOf(text),
    acknowledgement: { ...acknowledgement, reason: text, until: text },
  })),
  notes: [],
});
const resultsOf = (text: string) =>
  [true, false].map((passed) => ({ name: text, passed, message: text }));

/** Every character that does not show what it does, but for the ends of lines. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const hiddenIn = (text: string) =>
  [...text.matchAll(HIDDEN)].map(([c]) => c).filter((c) => c !== "\n" && c !== "\u2060");

describe("text", () => {
  const reports: readonly (readonly [string, (text: string) => string])[] = [
    ["check", (text) => checkText(checkOf(text))],
    ["diff", (text) => diffText(diffOf(text))],
    ["who", (text) => whoText([pathOf(text)])],
    ["test", (text) => testText(resultsOf(text))],
  ];

  test.each(reports)("%s shows all that it says, on lines of its own", (_name, report) => {
    const lines = report("x").split("\n").length;
    for (const text of TEXTS) {
      expect(hiddenIn(report(text))).toEqual([]);
      expect(report(text).split("\n")).toHaveLength(lines);
      expect(report(text)).toContain(plain(text));
    }
  });
});

describe("markdown", () => {
  const markdown = new MarkdownIt({ html: true, linkify: false });
  const reports: readonly (readonly [string, (text: string) => string])[] = [
    ["check", (text) => checkMarkdown(checkOf(text))],
    ["diff", (text) => diffMarkdown(diffOf(text))],
    ["who", (text) => whoMarkdown([pathOf(text)])],
    ["test", (text) => testMarkdown(resultsOf(text))],
  ];

  /** The note's structure: its tokens, those inside of a line too, without what they say. */
  const shape = (note: string) =>
    markdown
      .parse(note, {})
      .flatMap((token) => [
        `${token.type} ${token.info}`,
        ...(token.children ?? []).map(({ type }) => type),
      ]);
  const cells = (note: string) =>
    markdown
      .parse(note, {})
      .flatMap((token, index, all) =>
        all[index - 1]?.type === "td_open"
          ? [(token.children ?? []).map(({ content }) => content).join("")]
          : [],
      );
  const spoken = (text: string) =>
    text
      .replace(/\u2060/gu, "")
      .replace(HIDDEN, " ")
      .replace(/\s+/g, " ")
      .trim();

  test.each(reports)("%s keeps its structure, whatever the text", (_name, report) => {
    const expected = shape(report("x"));
    for (const text of TEXTS) {
      const note = report(text);
      expect({ text, shape: shape(note) }).toEqual({ text, shape: expected });
      expect(hiddenIn(note)).toEqual([]);
      expect(note.split("\n").filter((line) => line.startsWith("/"))).toEqual([]);
    }
  });

  test.each(TEXTS)("the cells say what was given: %j", (text) => {
    const said = spoken(text);
    const [result, name, message] = cells(testMarkdown(resultsOf(text))).map(spoken);
    expect([result, name, message]).toEqual(["failed", said, said]);
    expect(cells(whoMarkdown([pathOf(text)])).map(spoken)).toEqual([
      said,
      spoken(`maintainer in ${text}`),
      said,
      said,
      said,
      said,
      "1 day 2 hours 5 minutes",
      said,
    ]);
  });
});

test("mermaid has nothing but its own arrows and quoted labels of plain characters", () => {
  const node = String.raw`n\d+\["[\p{L}\p{N} ./_*-]*"\]`;
  const edge = new RegExp(String.raw`^${node} (?:-- \+ -->|-\. - \.->) ${node}$`, "u");
  for (const text of TEXTS) {
    const [open, graph, ...rest] = accessGraph(diffOf(text).paths);
    const edges = rest.slice(0, rest.indexOf("```"));
    expect([open, graph, rest.at(-1)]).toEqual(["```mermaid", "graph LR", "```"]);
    expect(edges.length).toBeGreaterThan(0);
    expect(edges.filter((line) => !edge.test(line))).toEqual([]);
  }
});

test("JUnit has its own elements alone, and the text in them", () => {
  for (const text of TEXTS) {
    const parser = new DOMParser({
      onError: (level, message) => {
        throw new Error(`${level}: ${message}`);
      },
    });
    const xml = parser.parseFromString(testJunit(resultsOf(text)), "text/xml");
    const names = [...xml.getElementsByTagName("*")].map(({ tagName }) => tagName);
    expect(names).toEqual(["testsuites", "testsuite", "testcase", "testcase", "failure"]);
    const [testcase] = xml.getElementsByTagName("testcase");
    const [failure] = xml.getElementsByTagName("failure");
    const shown = plain(text)
      .replace(/\uFFFE/g, "\\u{fffe}")
      .replace(/\uFFFF/g, "\\u{ffff}");
    expect(testcase?.getAttribute("name")).toBe(shown);
    expect([failure?.getAttribute("message"), failure?.textContent]).toEqual([shown, shown]);
  }
});

test("CSV has one line a path, and no cell that a spreadsheet takes for a formula", () => {
  for (const text of TEXTS) {
    const csv = whoCsv([pathOf(text)]);
    const rows = parseCsv<Readonly<Record<string, string>>>(csv, { columns: true });
    expect(hiddenIn(csv).filter((c) => c !== "\r")).toEqual([]);
    expect(csv.split("\r\n")).toHaveLength(3);
    expect(rows).toHaveLength(1);
    const shown = plain(text);
    const cell = /^[=+\-@]/.test(shown) ? `'${shown}` : shown;
    expect(rows[0]).toEqual({
      group: cell,
      gitlab_group: cell,
      role: "maintainer",
      project: cell,
      stack: cell,
      identity: cell,
      identity_name: cell,
      resources: cell,
      production: "",
      approvals: cell,
      revoked_after_seconds: "93900",
      assumed: cell,
      message: cell,
    });
  }
});

test("JSON gives the text back as it was", () => {
  interface Answer {
    readonly findings: readonly { readonly message: string }[];
    readonly changes: readonly { readonly message: string }[];
    readonly paths: readonly { readonly message: string }[];
    readonly results: readonly { readonly message: string }[];
  }
  for (const text of TEXTS) {
    const read = (json: string) => JSON.parse(json) as Answer;
    expect([
      read(checkJson(checkOf(text))).findings[0]?.message,
      read(diffJson(diffOf(text))).changes[0]?.message,
      read(whoJson([pathOf(text)])).paths[0]?.message,
      read(testJson(resultsOf(text))).results[0]?.message,
    ]).toEqual([text, text, text, text]);
  }
});

test("Code Quality and SARIF show all that they say", () => {
  for (const text of TEXTS) {
    const [entry] = JSON.parse(checkCodeQuality(checkOf(text))) as { description: string }[];
    expect(entry?.description).toBe(plain(`${text}. Fix: ${text}`));
    const log = JSON.parse(checkSarif(checkOf(text), { version: "1.2.3", rules: RULES })) as {
      readonly runs: readonly {
        readonly results: readonly { readonly message: { readonly text: string } }[];
      }[];
    };
    const said = plain(`${text}; given: ${text}; allowed: ${text}; fix: ${text}`);
    expect(log.runs[0]?.results.map(({ message }) => message.text)).toEqual([said, said]);
  }
});

test("annotations lead into the job's artifacts, whatever a file is called", () => {
  const url = "https://gitlab.example.com/shop/web/-/jobs/7";
  for (const text of TEXTS.filter((name) => !/\p{Cs}/u.test(name))) {
    const json = gitlabAnnotations("diff", [{ format: "json", file: text }], url);
    const { "gitlab-federation": links } = JSON.parse(json) as {
      readonly "gitlab-federation": readonly {
        readonly external_link: { readonly label: string; readonly url: string };
      }[];
    };
    const [link] = links.map(({ external_link }) => external_link);
    expect(links).toHaveLength(1);
    expect(hiddenIn(link?.label ?? "")).toEqual([]);
    const parsed = new URL(link?.url ?? "");
    expect([parsed.origin, parsed.search, parsed.hash]).toEqual([
      "https://gitlab.example.com",
      "",
      "",
    ]);
  }
});

test("the Terraform widget has numbers alone", () => {
  for (const text of TEXTS) {
    expect(diffGitlabTerraform(diffOf(text))).toBe('{"create":0,"update":1,"delete":0}\n');
  }
});

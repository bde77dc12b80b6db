import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { FEDERATION_FILES } from "../../test/support/pipeline/federation-files";
import {
  BOT,
  type NotesServer,
  startNotesServer,
  TOKENS,
} from "../../test/support/pipeline/notes-server";
import { PIPELINE_PART } from "../../test/support/pipeline/part";
import {
  jobsThat,
  repository,
  type Repository,
  type Run,
} from "../../test/support/pipeline/repository";
import { describeWith } from "../../test/support/terraform/describe-with";

const MARK = "<!-- gitlab-federation: access changes of platform -->";
const SOURCE =
  "[Pipeline 99](https://gitlab.com/acme/platform/federation/-/pipelines/99) of 07c73a31";
const STRANGER = 5;
const NOTES = "/api/v4/projects/4711/merge_requests/7/notes";
const PAGE = (number: number) => `GET ${NOTES}?sort=asc&per_page=100&page=${number}`;

describeWith(PIPELINE_PART, "the job note", () => {
  let gitlab: NotesServer;
  let repo: Repository;
  const note = (variables: Readonly<Record<string, string>>): Promise<Run> =>
    repo.run("merge request", { jobs: ["note"], variables });
  const texts = () => gitlab.notes.map(({ author, body }) => [author.id, body]);
  beforeAll(async () => {
    gitlab = await startNotesServer();
    const variables = {
      ...gitlab.variables,
      CI_PIPELINE_ID: "99",
      CI_PIPELINE_URL: "https://gitlab.com/acme/platform/federation/-/pipelines/99",
      CI_COMMIT_SHORT_SHA: "07c73a31",
    };
    repo = repository(FEDERATION_FILES, { variables });
    repo.commit("change", { "access-changes.md": "**Access changes: 1 wider**\n" });
  });
  beforeEach(() => gitlab.reset());
  afterAll(async () => {
    repo.remove();
    await gitlab.stop();
  });

  const OURS = `${MARK}\n\n**Access changes: 1 wider**\n\n${SOURCE}\n`;

  test("writes one note, and writes the next text into it", async () => {
    const first = await note({ REVIEW_TOKEN: TOKENS.writing });
    expect(jobsThat("PASS", first)).toEqual(["note"]);
    expect(texts()).toEqual([[BOT, OURS]]);
    expect(gitlab.requests).toEqual(["GET /api/v4/user", PAGE(1), `POST ${NOTES}`]);

    repo.commit("change", { "access-changes.md": "**Access is unchanged**\n" });
    const second = await note({ REVIEW_TOKEN: TOKENS.writing });
    repo.commit("change", { "access-changes.md": "**Access changes: 1 wider**\n" });
    expect(jobsThat("PASS", second)).toEqual(["note"]);
    expect(texts()).toEqual([[BOT, `${MARK}\n\n**Access is unchanged**\n\n${SOURCE}\n`]]);
    for (const { output } of [first, second]) expect(output).not.toContain(TOKENS.writing);
  });

  test("finds its note behind 150 others", async () => {
    for (let index = 0; index < 150; index += 1) gitlab.add(STRANGER, `comment ${index}`);
    gitlab.add(BOT, `${MARK}\n\nof an earlier commit`);
    const { id } = gitlab.notes[150] ?? {};
    await note({ REVIEW_TOKEN: TOKENS.writing });
    expect(gitlab.requests).toEqual(["GET /api/v4/user", PAGE(1), PAGE(2), `PUT ${NOTES}/${id}`]);
    expect(texts().slice(149)).toEqual([
      [STRANGER, "comment 149"],
      [BOT, OURS],
    ]);
  });

  test("leaves alone what only looks like its note: somebody else's, another stack's, a quotation", async () => {
    const others: [number, string][] = [
      [STRANGER, `${MARK}\n\n**Access is unchanged**`],
      [BOT, MARK.replace("platform", "platform-test")],
      [BOT, `> ${MARK}`],
    ];
    for (const [author, body] of others) gitlab.add(author, body);
    await note({ REVIEW_TOKEN: TOKENS.writing });
    expect(texts()).toEqual([...others, [BOT, OURS]]);
  });

  test("a review without a report is told as such", async () => {
    gitlab.add(BOT, OURS);
    repo.commit("failed");
    repo.forget("access-changes.md");
    await note({ REVIEW_TOKEN: TOKENS.writing });
    repo.commit("change", { "access-changes.md": "**Access changes: 1 wider**\n" });
    const text = "**Access changes: not known.** The review left no report.";
    expect(texts()).toEqual([[BOT, `${MARK}\n\n${text}\n\n${SOURCE}\n`]]);
  });

  test("without a token there is no note, and the job says where the text is", async () => {
    const run = await note({});
    expect(jobsThat("PASS", run)).toEqual(["note"]);
    expect(run.output).toMatch(/No note: REVIEW_TOKEN is not set\. The text is an artifact/);
    expect(gitlab.requests).toEqual([]);
  });

  describe("a note that cannot be written is a warning with the reason, and the pipeline passes", () => {
    test.each<[string, () => Readonly<Record<string, string>>, string, readonly string[]]>([
      [
        "an unknown token",
        () => ({ REVIEW_TOKEN: "glpat-revoked" }),
        'No note: GET /user: 401 {"message":"401 Unauthorized"}',
        ["GET /api/v4/user"],
      ],
      [
        "a token that reads alone",
        () => ({ REVIEW_TOKEN: TOKENS.reading }),
        `No note: POST ${NOTES.slice("/api/v4".length)}: 403 {"message":"403 insufficient_scope"}`,
        ["GET /api/v4/user", PAGE(1), `POST ${NOTES}`],
      ],
      [
        "what is no token at all",
        () => ({ REVIEW_TOKEN: "glpat of the wiki" }),
        "No note: REVIEW_TOKEN is not an access token",
        [],
      ],
      [
        "an API that sends the token elsewhere",
        () => ({ REVIEW_TOKEN: TOKENS.writing, CI_API_V4_URL: gitlab.moved }),
        "No note: fetch failed (unexpected redirect)",
        ["GET /moved/api/v4/user"],
      ],
      [
        "a server whose certificate nobody vouches for",
        () => ({ REVIEW_TOKEN: TOKENS.writing, CI_SERVER_TLS_CA_FILE: "" }),
        "No note: fetch failed (self-signed certificate",
        [],
      ],
    ])("%s", async (_, variables, reason, requests) => {
      const given = variables();
      const run = await note(given);
      expect(run.passed).toBe(true);
      expect(jobsThat("WARN", run)).toEqual(["note"]);
      expect(run.output).toContain(`> ${reason}`);
      expect(run.output).not.toContain(given["REVIEW_TOKEN"]);
      expect(gitlab.requests).toEqual(requests);
      expect(gitlab.notes).toEqual([]);
    });
  });
});

import { execFileSync } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import type { IncomingMessage } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { bodyOf } from "./body";

/** A note as GitLab's API gives it, as far as anybody asks. */
export interface Note {
  readonly id: number;
  readonly body: string;
  readonly author: { readonly id: number };
}

/** A GitLab with one merge request, under a certificate that a private authority signed. */
export interface NotesServer {
  /** Variables that GitLab sets in a job. */
  readonly variables: Readonly<Record<string, string>>;
  /** Address of an API that has moved here. */
  readonly moved: string;
  /** The notes, oldest first. */
  readonly notes: readonly Note[];
  /** Which requests came, by method, path and query. */
  readonly requests: readonly string[];
  /** Adds a note, as anybody on the merge request may. */
  add(author: number, body: string): void;
  /** Takes away all notes, and forgets the requests. */
  reset(): void;
  stop(): Promise<void>;
}

/** The project's access token, and what it may not do. */
export const TOKENS = {
  writing: "glpat-writes.01.abc_DEF",
  reading: "glpat-reads-alone",
} as const;

/** User of both tokens. */
export const BOT = 77;

const NOTES = "/api/v4/projects/4711/merge_requests/7/notes";
const LONGEST_PAGE = 100;
const MOVED = "/moved";

/** Starts the server on a free port of this machine. */
export async function startNotesServer(): Promise<NotesServer> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "notes-"));
  let notes: readonly Note[] = [];
  let requests: readonly string[] = [];
  let last = 0;
  const add = (author: number, body: string): Note => {
    last += 1;
    const note = { id: last, body, author: { id: author } };
    notes = [...notes, note];
    return note;
  };

  const answer = (request: IncomingMessage, text: string): Answer => {
    const { method = "", url = "" } = request;
    const { pathname, searchParams } = new URL(url, "https://localhost");
    const token = request.headers["private-token"];
    if (token !== TOKENS.writing && token !== TOKENS.reading) return refused(401, "Unauthorized");
    if (method === "GET" && pathname === "/api/v4/user") return { status: 200, value: { id: BOT } };
    if (method === "GET" && pathname === NOTES) return page(notes, searchParams);
    if (token !== TOKENS.writing) return refused(403, "insufficient_scope");
    const { body } = JSON.parse(text) as { readonly body: string };
    if (method === "POST" && pathname === NOTES) return { status: 201, value: add(BOT, body) };
    const changed = notes.find(({ id }) => pathname === `${NOTES}/${id}`);
    if (method !== "PUT" || changed === undefined) return refused(404, "Not Found");
    if (changed.author.id !== BOT) return refused(403, "Forbidden");
    notes = notes.map((note) => (note === changed ? { ...note, body } : note));
    return { status: 200, value: changed };
  };
  const server = createServer(certificate(folder), (request, response) => {
    requests = [...requests, `${request.method} ${request.url}`];
    void bodyOf(request).then((text) => {
      if (request.url?.startsWith(MOVED) === true) {
        response.writeHead(307, { location: request.url.slice(MOVED.length) });
        return response.end();
      }
      const { status, value, nextPage = "" } = answer(request, text);
      response.writeHead(status, { "content-type": "application/json", "x-next-page": nextPage });
      return response.end(JSON.stringify(value));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `https://localhost:${(server.address() as AddressInfo).port}`;
  return {
    moved: `${address}${MOVED}/api/v4`,
    variables: {
      CI_API_V4_URL: `${address}/api/v4`,
      CI_SERVER_TLS_CA_FILE: path.join(folder, "certificate.pem"),
    },
    get notes() {
      return notes;
    },
    get requests() {
      return requests;
    },
    add,
    reset() {
      notes = [];
      requests = [];
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
      fs.rmSync(folder, { recursive: true });
    },
  };
}

interface Answer {
  readonly status: number;
  readonly value: unknown;
  readonly nextPage?: string;
}

function refused(status: number, message: string): Answer {
  return { status, value: { message: `${status} ${message}` } };
}

/** One page, of 20 where the query does not say; newest first where it does not say. */
function page(notes: readonly Note[], query: URLSearchParams): Answer {
  const size = Math.min(Number(query.get("per_page") ?? "20"), LONGEST_PAGE);
  const number = Number(query.get("page") ?? "1");
  const sorted = query.get("sort") === "asc" ? notes : [...notes].reverse();
  const value = sorted.slice((number - 1) * size, number * size);
  return { status: 200, value, nextPage: number * size < notes.length ? `${number + 1}` : "" };
}

function certificate(folder: string): { readonly key: Buffer; readonly cert: Buffer } {
  const [key, cert] = ["key.pem", "certificate.pem"].map((file) => path.join(folder, file)) as [
    string,
    string,
  ];
  const name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const made = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"];
  execFileSync("openssl", ["req", ...made, ...name, "-keyout", key, "-out", cert], {
    stdio: "pipe",
  });
  return { key: fs.readFileSync(key), cert: fs.readFileSync(cert) };
}

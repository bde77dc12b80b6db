import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import {
  type Middleware,
  protect,
  type Verifier,
  verifiedJob,
} from "cdktf-gitlab-federation/internal-api";

/** Longest artifact, in bytes. */
const MAX_BYTES = 1_000_000;

/** Keeps artifacts in memory: `GET /path` for readers, `PUT /path` for publishers. */
export function artifactStore(verifier: Verifier): Server {
  const artifacts = new Map<string, Buffer>();
  const guards: Readonly<Record<string, Middleware>> = {
    GET: protect(verifier, { role: "reader" }),
    PUT: protect(verifier, { role: "publisher" }),
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const name = request.url ?? "/";
    if (request.method === "PUT") {
      const body = await bodyOf(request);
      if (body === undefined) {
        answer(response, 413, "too large\n");
        return;
      }
      artifacts.set(name, body);
      const by = verifiedJob(request)?.claims["project_path"];
      answer(response, 201, `stored for ${String(by)}\n`);
      return;
    }
    const found = artifacts.get(name);
    answer(response, found === undefined ? 404 : 200, found ?? "no such artifact\n");
  };

  return createServer((request, response) => {
    const guard = guards[request.method ?? ""];
    if (guard === undefined) {
      answer(response, 405, "GET or PUT\n");
      return;
    }
    void guard(request, response, (error) => {
      if (error !== undefined) {
        answer(response, 500, "failed\n");
        return;
      }
      serve(request, response).catch(() => {
        answer(response, 500, "failed\n");
      });
    });
  });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function answer(response: ServerResponse, status: number, body: string | Buffer): void {
  response.writeHead(status, { "content-type": "application/octet-stream" });
  response.end(body);
}

import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Environment } from "../terraform/reattach";
import { bodyOf } from "./body";

/** A server that keeps one Terraform state, as GitLab does for a project. */
export interface StateServer {
  /** Makes `terraform init` use it in place of the address in the stack. */
  readonly environment: Environment;
  /** The state as it was last written; undefined before. */
  readonly state: () => string | undefined;
  /** Which requests came, by method and path, and as whom. */
  readonly requests: readonly string[];
  stop(): Promise<void>;
}

/** Starts the server on a free port of this machine. */
export async function startStateServer(): Promise<StateServer> {
  let state: string | undefined;
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const { method = "", url = "" } = request;
    requests.push(`${method} ${url} ${userOf(request)}`);
    void bodyOf(request).then((body) => {
      if (url.startsWith("/state/lock")) return response.end();
      if (method === "POST") state = body;
      response.statusCode = method === "GET" && state === undefined ? 404 : 200;
      return response.end(method === "GET" ? state : undefined);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/state`;
  const settings = {
    address,
    lock_address: `${address}/lock`,
    unlock_address: `${address}/lock`,
  };
  return {
    environment: {
      TF_CLI_ARGS_init: Object.entries(settings)
        .map(([name, value]) => `-backend-config=${name}=${value}`)
        .join(" "),
    },
    state: () => state,
    requests,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function userOf({ headers }: IncomingMessage): string {
  const [, encoded = ""] = (headers.authorization ?? "").split(" ");
  return Buffer.from(encoded, "base64").toString().split(":")[0] ?? "";
}

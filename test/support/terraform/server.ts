import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
  Server,
  ServerCredentials,
  status,
  type handleUnaryCall,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { reattachment, UNLIMITED } from "./reattach";
import type { ProviderSchema } from "./provider-schema";
import { stubProvider, type StubOptions } from "./stub-provider";

/** What the process gets as the first line of its standard input. */
export interface ServeRequest {
  readonly providers: readonly ProviderSchema[];
  readonly options: StubOptions;
}

const SERVICE = loadSync(join(__dirname, "plugin.proto"), {
  longs: Number,
  enums: String,
  bytes: Buffer,
  defaults: true,
})["tfplugin6.Provider"] as ServiceDefinition;

/**
 * The entry of a process that serves stub providers: one request line in, one line out (the environment for Terraform
 * as JSON), and it lives until its standard input ends, so also when the process that started it is killed.
 * It is a process of its own because Terraform kills the process that a reattached provider names.
 */
async function main(line: string): Promise<string> {
  const { providers, options } = JSON.parse(line) as ServeRequest;
  const folder = mkdtempSync(join(tmpdir(), "stub-providers-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const sockets = await Promise.all(
    providers.map(async (schema, i) => {
      const socket = join(folder, `${i}.sock`);
      await listen(socket, implementation(stubProvider(schema, options)));
      return [schema.source, { version: 6, pid: process.pid, socket }] as const;
    }),
  );
  return JSON.stringify(reattachment(Object.fromEntries(sockets)));
}

function listen(socket: string, calls: UntypedServiceImplementation): Promise<void> {
  const server = new Server(UNLIMITED);
  server.addService(SERVICE, calls);
  return new Promise((resolve, reject) => {
    server.bindAsync(`unix:${socket}`, ServerCredentials.createInsecure(), (error) =>
      error === null ? resolve() : reject(error),
    );
  });
}

function implementation(provider: ReturnType<typeof stubProvider>): UntypedServiceImplementation {
  return Object.fromEntries(
    Object.entries(provider).map(([name, answer]) => [
      name,
      unary(name, answer as (request: unknown) => object),
    ]),
  );
}

function unary(
  name: string,
  answer: (request: unknown) => object,
): handleUnaryCall<unknown, object> {
  return (call, done) => {
    try {
      done(null, answer(call.request));
    } catch (error) {
      done({ code: status.INTERNAL, message: `stub provider, ${name}: ${String(error)}` });
    }
  };
}

const input = createInterface({ input: process.stdin });
input.once("line", (line) => {
  void main(line).then((answer) => process.stdout.write(`${answer}\n`));
});
input.once("close", () => process.exit(0));

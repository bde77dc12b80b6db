/** Environment variables for a run of Terraform. */
export type Environment = Readonly<Record<string, string>>;

/** A provider that runs already. */
export interface RunningProvider {
  /** Major version of the provider protocol. */
  readonly version: number;
  /** A live process: Terraform cancels its calls when it has ended, and kills it when the socket does not answer. */
  readonly pid: number;
  readonly socket: string;
}

/** Schemas are larger than gRPC's default limit of 4 MB. */
export const UNLIMITED = {
  "grpc.max_receive_message_length": -1,
  "grpc.max_send_message_length": -1,
};

/** Tells Terraform to use running providers in place of installed ones, by their source address in the stack. */
export function reattachment(providers: Readonly<Record<string, RunningProvider>>): Environment {
  const entries = Object.entries(providers).map(([source, { version, pid, socket }]) => [
    source,
    {
      Protocol: "grpc",
      ProtocolVersion: version,
      Pid: pid,
      Test: true,
      Addr: { Network: "unix", String: socket },
    },
  ]);
  return { TF_REATTACH_PROVIDERS: JSON.stringify(Object.fromEntries(entries)) };
}

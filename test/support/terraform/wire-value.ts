import { decode as unpack, encode as pack, ExtData } from "@msgpack/msgpack";

/** A value as Terraform hands it to a provider. Unknown values are MessagePack extensions, kept byte for byte. */
export type WireValue = null | boolean | number | string | ExtData | WireValue[] | WireObject;
export interface WireObject {
  [name: string]: WireValue;
}

/** The `Value` message of the protocol. */
export interface WireMessage {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

/** A value that is not known before apply. */
export const UNKNOWN: WireValue = new ExtData(0, new Uint8Array([0]));

export const isUnknown = (value: WireValue | undefined): value is ExtData =>
  value instanceof ExtData;

export const isObject = (value: WireValue | undefined): value is WireObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !isUnknown(value);

/** MessagePack's decoder refuses the key `__proto__`; this text of the same length stands for it while decoding. */
const FORBIDDEN = "__proto__";
const STAND_IN = "__pr\u0001to__";

export function decode(message: WireMessage | null): WireValue {
  if (message?.msgpack === undefined || message.msgpack.length === 0) {
    const json = message?.json ?? new Uint8Array();
    return json.length === 0 ? null : (JSON.parse(Buffer.from(json).toString()) as WireValue);
  }
  const bytes = Buffer.from(message.msgpack);
  if (!bytes.includes(FORBIDDEN)) return unpack(bytes) as WireValue;
  const accepted = Buffer.from(bytes.toString("latin1").replaceAll(FORBIDDEN, STAND_IN), "latin1");
  return restore(unpack(accepted) as WireValue);
}

const restoreText = (text: string) => text.replaceAll(STAND_IN, FORBIDDEN);

function restore(value: WireValue): WireValue {
  if (typeof value === "string") return restoreText(value);
  if (Array.isArray(value)) return value.map(restore);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, v]) => [restoreText(name), restore(v)]),
  );
}

export const encode = (value: WireValue): WireMessage => ({ msgpack: pack(value) });

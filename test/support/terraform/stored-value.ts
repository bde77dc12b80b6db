import type { WireObject, WireValue } from "./wire-value";

export const withoutScheme = (url: string) => url.replace(/^https?:\/\//, "");

/** By type and attribute: how the service gives back what it was given, where that is another text. */
const STORED: Readonly<Record<string, Readonly<Record<string, (text: string) => string>>>> = {
  aws_iam_openid_connect_provider: { url: withoutScheme },
};

/** A resource as the service gives it back. */
export function asStored(type: string, object: WireObject): WireObject {
  return changed(type, object, (stored) => stored);
}

/** What is planned for a resource: a text that the service has already in its own form is no change. */
export function withoutSame(type: string, planned: WireObject, prior: WireObject): WireObject {
  return changed(type, planned, (stored, name, given) => (prior[name] === stored ? stored : given));
}

function changed(
  type: string,
  object: WireObject,
  change: (stored: string, name: string, given: string) => WireValue,
): WireObject {
  const result = { ...object };
  for (const [name, form] of Object.entries(STORED[type] ?? {})) {
    const given = object[name];
    if (typeof given === "string") result[name] = change(form(given), name, given);
  }
  return result;
}

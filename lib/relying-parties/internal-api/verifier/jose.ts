import type * as Jose from "jose" with { "resolution-mode": "import" };

/** The part of `jose` that is loaded when the first token comes. */
export type JoseModule = typeof Jose;
export type { JSONWebKeySet, JWTVerifyGetKey } from "jose" with { "resolution-mode": "import" };

let loading: Promise<JoseModule> | undefined;

/** `jose` is an ES module: it is loaded once, without blocking. */
export function jose(): Promise<JoseModule> {
  return (loading ??= import("jose"));
}

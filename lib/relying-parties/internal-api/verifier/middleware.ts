import { answerTo } from "./answer";
import { bearerToken } from "./bearer";
import { checkRole } from "./roles";
import { type Refusal, VerificationError } from "./verification-error";
import type { Verified, Verifier, VerifyOptions } from "./verifier";

/** What is used of a request: `http.IncomingMessage` and Express's requests have it. */
export interface Request {
  readonly headers: { readonly authorization?: string | undefined };
}

/** What is used of a response: `http.ServerResponse` and Express's responses have it. */
export interface Response {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(body: string): unknown;
}

/** Lets a request through to `next`, or answers it. */
export type Middleware = (
  request: Request,
  response: Response,
  next: (error?: unknown) => void,
) => Promise<void>;

const verified = new WeakMap<Request, Verified>();

/** The job behind a request that a middleware of this module let through; `undefined` for any other request. */
export function verifiedJob(request: Request): Verified | undefined {
  return verified.get(request);
}

/**
 * A middleware that lets through the requests of jobs to which the policy gives a role. Others are answered with 401, 403 or
 * 503 in the words of RFC 6750, without a reason. What is no matter of the token goes to `next` as an error.
 * @throws UsageError ERR_PROP for a role that the policy does not have
 */
export function protect(verifier: Verifier, options: VerifyOptions = {}): Middleware {
  if (options.role !== undefined) checkRole(verifier.policy, options.role);
  const realm = verifier.policy.metadata.name;
  return async (request, response, next) => {
    const token = bearerToken(request.headers.authorization);
    if (token === undefined) {
      send(response, realm, undefined);
      return;
    }
    let job: Verified;
    try {
      job = await verifier.verify(token, options);
    } catch (error) {
      if (error instanceof VerificationError) send(response, realm, error.refusal);
      else next(error);
      return;
    }
    verified.set(request, job);
    next();
  };
}

function send(response: Response, realm: string, refusal: Refusal | undefined): void {
  const { status, headers, body } = answerTo(realm, refusal);
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.end(body);
}

export type { ClaimCondition, InternalApiPolicy, PolicyGrant, PolicyRole } from "../policy";
export type { Reason } from "../../trust-document";
export type { DecisionRecord, JobRecord } from "./decision-record";
export type { Fetch, KeyOptions, KeySet } from "./keys";
export { type Middleware, protect, type Request, type Response, verifiedJob } from "./middleware";
export type { VerifierOptions } from "./options";
export { type Refusal, VerificationError } from "./verification-error";
export { createVerifier, type Verified, type Verifier, type VerifyOptions } from "./verifier";

export { type Capabilities, type Enforcement, enforcement, type Patterns } from "./capability";
export type { Decide, Holdings, IdentityDocument, Lifetime } from "./identity-document";
export { identityDocuments } from "./parties";
export type { Decision, Reading, Reason, RelyingParty } from "./trust-document";

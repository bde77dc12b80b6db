import type { Severity } from "../guardrails/finding";

/** What a piece of text is, for whoever colours it. */
export type Role = Severity | "good" | "heading" | "quiet";

/** Colours text by its role. The words never depend on it. */
export type Paint = (role: Role, text: string) => string;

/** No colour. */
export const unpainted: Paint = (_role, text) => text;

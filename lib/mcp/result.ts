import { FederationError } from "../core/errors";
import { plain } from "../report/plain";
import { redacted } from "../report/redacted";
import { bounded, type Json } from "./bounded";
import { withoutTokens } from "./token-text";
import type { Answer, Tool } from "./tool";

/** Most characters of the lists in one answer: some 15,000 words of a model. */
export const MOST_CHARACTERS = 60_000;

/** A tool's result, as the protocol writes it. */
export interface ToolResult {
  readonly [member: string]: unknown;
  readonly content: { type: "text"; text: string }[];
  readonly structuredContent?: { [member: string]: unknown };
  readonly isError?: true;
}

/** The answer as JSON, and the same JSON as text for clients that read no structured content. */
export function resultOf(
  { json, lists, notes }: Answer,
  { narrow }: Pick<Tool, "narrow">,
): ToolResult {
  const whole = withoutTokens(JSON.parse(json)) as Json;
  const { answer, cut } = bounded(whole, lists, MOST_CHARACTERS);
  const own = Array.isArray(answer["notes"]) ? (answer["notes"] as readonly unknown[]) : [];
  const told = [...own, ...notes.map(redacted)];
  const structuredContent = {
    ...answer,
    ...(told.length === 0 && !("notes" in answer) ? {} : { notes: told }),
    ...(cut.length === 0 ? {} : { cut: { lists: cut, narrow } }),
  };
  return { content: [text(structuredContent)], structuredContent };
}

/** An error as an answer: its code, what is wrong and what to do. Never a stack trace. */
export function errorResult(error: unknown): ToolResult {
  return { content: [text({ error: withoutTokens(told(error)) })], isError: true };
}

function told(error: unknown): { code: string; message: string; fix: string } {
  if (error instanceof FederationError) {
    const { code, message, details } = error;
    const allowed = details.allowed === undefined ? undefined : `give ${details.allowed}`;
    const fix = details.fix ?? allowed ?? "correct what the message names, and ask again";
    return { code, message: plain(message), fix: plain(fix) };
  }
  const fault = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    code: "ERR_INTERNAL",
    message: plain(`nothing was judged, because of a fault in this package (${fault})`),
    fix: "report it with the tool and the input that caused it",
  };
}

function text(value: object): { type: "text"; text: string } {
  return { type: "text", text: JSON.stringify(value) };
}

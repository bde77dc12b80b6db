import { Token } from "cdktf";
import { UsageError } from "../core/errors";

/** Whose text it is: the construct path and the property, as error messages name them. */
export interface Place {
  /** Construct path: `shop/Web`. */
  readonly where: string;
  readonly prop: string;
}

/** cdktf's own marks inside a string, which must reach its resolver untouched. */
const TOKEN_MARK = /\$\{TfToken\[[a-zA-Z0-9:._-]+\]\}/g;
const CONTROL = /\p{Cc}/u;
const LONE_SURROGATE = /\p{Cs}/u;

/**
 * The one door through which a user's text reaches Terraform JSON: refuses what cannot be carried and escapes the two
 * template marks of Terraform, so that the text comes out of `apply` unchanged. cdktf's token marks stay as they are.
 * @throws UsageError ERR_PROP for control characters, lone surrogates and text that is not in NFC
 */
export function literal(text: string, place: Place): string {
  if (CONTROL.test(text))
    refuse(
      place,
      text,
      "has a control character",
      "remove it: no name or description can carry one",
    );
  if (LONE_SURROGATE.test(text))
    refuse(place, text, "has half a character (a lone surrogate)", "give whole Unicode characters");
  if (text.normalize("NFC") !== text) {
    refuse(place, text, "is not in Unicode's composed form (NFC)", "compose it: Terraform would");
  }
  if (!text.includes("{")) return text;
  let out = "";
  let end = 0;
  for (const mark of text.matchAll(TOKEN_MARK)) {
    out += escaped(text.slice(end, mark.index)) + mark[0];
    end = mark.index + mark[0].length;
  }
  return out + escaped(text.slice(end));
}

/**
 * A text that must be known at synth, because it is compared, split or matched.
 * @throws UsageError ERR_PROP for an unresolved token, an empty text and what `literal` refuses
 */
export function known(text: string, place: Place): string {
  if (Token.isUnresolved(text)) {
    throw new UsageError(
      "ERR_PROP",
      `${place.prop} is not known before apply, and it is needed as text at synth`,
      {
        fix: "give the text itself, or pass the construct instead of one of its attributes",
        where: place.where,
      },
    );
  }
  if (text === "") refuse(place, text, "is empty", "give a text");
  literal(text, place);
  return text;
}

function escaped(text: string): string {
  return text.replace(/[$%](?=\{)/g, (mark) => mark + mark);
}

function refuse(place: Place, given: string, problem: string, fix: string): never {
  throw new UsageError("ERR_PROP", `${place.prop} ${problem}`, {
    given: JSON.stringify(given),
    fix,
    where: place.where,
  });
}

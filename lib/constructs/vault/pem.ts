import { UsageError } from "../../core/errors";
import type { Place } from "../literal";

const BODY = "[A-Za-z0-9+/=\\n]+";

/**
 * A public key or certificate in PEM form.
 * @throws UsageError ERR_PROP for anything else, a private key above all. The text is not shown.
 */
export function pem(text: string, kind: "PUBLIC KEY" | "CERTIFICATE", place: Place): string {
  const block = `-----BEGIN ${kind}-----\\n${BODY}-----END ${kind}-----\\n?`;
  const form = kind === "CERTIFICATE" ? `(?:${block})+` : block;
  if (new RegExp(`^${form}$`).test(text)) return text;
  throw new UsageError("ERR_PROP", `${place.prop} is no PEM text of the right kind`, {
    allowed: `-----BEGIN ${kind}-----, base64 in lines, -----END ${kind}-----`,
    fix: "give what is public: no private key belongs into a program",
    where: place.where,
  });
}

/** A text that a user could write anywhere, and what makes it hostile. */
export interface HostileName {
  /** Short name for test titles. */
  readonly name: string;
  readonly text: string;
  /**
   * What Terraform itself makes of the text, even of the escaped one. Undefined: Terraform keeps it. A construct cannot
   * give back a text that Terraform changes, so it has to refuse it.
   */
  readonly changedTo?: string;
}

/**
 * Texts that break templates, JSON, HCL, shells, tables or objects when they are taken for anything but text.
 * A construct either gives back such a text unchanged, after the whole way through Terraform, or refuses it by name.
 */
export const HOSTILE_NAMES: readonly HostileName[] = [
  { name: "AWS policy variable", text: "${aws:username}" },
  { name: "Terraform reference", text: "${terraform.workspace}" },
  { name: "Terraform function call", text: '${upper("x")}' },
  { name: "unclosed interpolation", text: "a${b" },
  { name: "escaped interpolation", text: "$${x}" },
  { name: "template directive", text: "%{if true}x" },
  { name: "escaped directive", text: "%%{if true}x" },
  { name: "double quote", text: 'a"b' },
  { name: "single quote", text: "a'b" },
  { name: "backslash", text: "a\\d" },
  { name: "trailing backslash", text: "a\\" },
  { name: "backtick", text: "a`b" },
  { name: "emoji", text: "deploy-🚀" },
  { name: "emoji of several code points", text: "👩‍💻-web" },
  { name: "CJK", text: "部署-本番" },
  { name: "combining accent", text: "cafe\u0301", changedTo: "caf\u00e9" },
  { name: "newline", text: "a\nb" },
  { name: "carriage return and newline", text: "a\r\nb" },
  { name: "tab", text: "a\tb" },
  { name: "NUL", text: "a\u0000b" },
  { name: "lone surrogate", text: "a\ud800b", changedTo: "a\ufffdb" },
  { name: "right-to-left mark", text: "a\u200fb" },
  { name: "right-to-left override", text: "a\u202eb" },
  { name: "zero-width space", text: "a\u200bb" },
  { name: "very long", text: "x".repeat(10_000) },
  { name: "empty", text: "" },
  { name: "blank", text: " " },
  { name: "prototype", text: "__proto__" },
  { name: "constructor", text: "constructor" },
  { name: "markup", text: "<img src=x onerror=alert(1)>" },
  { name: "path", text: "../../etc/passwd" },
  { name: "wildcards", text: "*?" },
];

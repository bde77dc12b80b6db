/** Copies the rows shown, in their order, as comma-separated values (RFC 4180); text that a spreadsheet takes for a formula is quoted. */
export const SCRIPT_CSV = String.raw`
const csvCell = (text) => {
  const safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
};
const nodeWords = (n) => nodes.get(n).label + (nodes.get(n).small ? " (" + nodes.get(n).small + ")" : "");
const csvRow = (row) => {
  const { needs, after, because, assumed } = factsOf(row);
  return [
    ...(compared ? [row.state] : []),
    ...(at("production") ? [row.production ? "yes" : "no"] : []),
    ...row.n.map((own) => own.map(nodeWords).join("; ")),
    needs.join("; "), after, because.join("; "), assumed.join("; "),
  ];
};
const csv = () => {
  const kept = new Set(visible);
  const head = [...(compared ? ["Change"] : []), ...(at("production") ? ["Production"] : []), ...COLUMNS, "Stands in the way", "Gone at the latest", "Why so long", "Assumed"];
  return [head, ...inOrder().filter((row) => kept.has(row)).map(csvRow)].map((cells) => cells.map(csvCell).join(",") + "\r\n").join("");
};
const copied = make("span");
copied.setAttribute("role", "status");
const byHand = make("textarea");
byHand.readOnly = true;
byHand.rows = 8;
byHand.hidden = true;
byHand.setAttribute("aria-label", "Rows as CSV");
const copy = async () => {
  const text = csv();
  const told = plural(visible.length, "path");
  try {
    await navigator.clipboard.writeText(text);
    forgetCopy();
    copied.textContent = "Copied " + told + " as CSV.";
  } catch {
    byHand.value = text;
    byHand.hidden = false;
    byHand.focus();
    byHand.select();
    copied.textContent = "The browser keeps the clipboard from this page: " + told + " as CSV are selected below, copy them with Ctrl+C or Cmd+C.";
  }
};
const forgetCopy = () => {
  copied.textContent = "";
  byHand.hidden = true;
};
const copyBar = make("p", undefined, "copy");
copyBar.append(button("Copy as CSV", copy), " ", copied);
at("table").firstChild.after(copyBar, byHand);
`;

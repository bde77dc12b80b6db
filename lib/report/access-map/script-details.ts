/** Tells the paths through what is focused in words, and groups visible paths by identity for the who view. */
export const SCRIPT_DETAILS = String.raw`
const MOST = 50;
const label = (row, column) => row.n[column].map((n) => nodes.get(n).label).join("; ");
const small = (row, column) => nodes.get(row.n[column][0]).small;
const plural = (number, one, many) => number + " " + (number === 1 ? one : many || one + "s");
const distinct = (column) => new Set(visible.flatMap((row) => row.n[column])).size;
const more = (title, texts) => {
  const box = make("details");
  const ul = make("ul");
  ul.append(...texts.map((text) => make("li", text)));
  box.append(make("summary", title), ul);
  return texts.length ? box : "";
};
const sentence = (row) => {
  const li = make("li");
  const sign = { added: "+ added: ", removed: "- removed: ", same: "" }[row.state];
  li.append(
    make("strong", sign + label(row, 0)), " (" + label(row, 1) + " " + small(row, 1) + ") \u2192 " + label(row, 2) + ", " + small(row, 2) + " \u2192 ", make("strong", label(row, 3)),
    ...row.needs.map((text) => make("div", "needs " + text)),
    make("div", row.after === "no bound" ? "! no bound on how long it lasts after it was taken away" : "gone at the latest " + row.after + " after it was taken away", row.after === "no bound" ? "bare" : ""),
    more("why so long", row.because), more(plural(row.assumed.length, "assumption"), row.assumed),
  );
  return li;
};
const tell = (node) => {
  const box = at("details");
  const close = make("button", "Show all (Esc)");
  close.type = "button";
  close.className = "close";
  close.addEventListener("click", clear);
  const parts = [close, make("small", COLUMNS[node.column]), make("h2", node.label), badge(node), articles.has(node.n) ? "" : make("p", node.small)];
  const article = articles.get(node.n);
  if (article) parts.push(article.cloneNode(true));
  const paths = make("ol");
  paths.append(...visible.slice(0, MOST).map(sentence));
  parts.push(make("h3", visible.length ? plural(visible.length, "path") : "No path", "sub"), paths);
  if (visible.length > MOST) parts.push(make("p", "and " + (visible.length - MOST) + " more: see the table"));
  box.replaceChildren(...parts);
};
const tellWho = () => {
  const kin = new Map();
  for (const row of visible) {
    const n = row.n[3][0];
    kin.set(n, [...(kin.get(n) || []), row]);
  }
  const boxes = [...kin].map(([n, own]) => {
    const box = make("div", undefined, "kin");
    const pick = make("button", nodes.get(n).label);
    pick.type = "button";
    pick.addEventListener("click", () => go({ focus: n }));
    const people = [...new Set(own.filter((row) => row.state !== "removed").map((row) => label(row, 0) + ", " + label(row, 1) + " " + small(row, 1)))];
    const ul = make("ul");
    ul.append(...people.map((text) => make("li", text)));
    const may = [...new Set(own.flatMap((row) => row.n[4]))].map((one) => nodes.get(one).label);
    box.append(pick, people.length ? " is reached by" : " is reached by nobody any more", ul, make("small", may.length ? "and may " + may.join("; ") : ""));
    return box;
  });
  at("who").querySelector("div").replaceChildren(...(boxes.length ? boxes : [make("p", "No path fits.")]));
};
`;

/** Tells the paths through what is focused in words. */
export const SCRIPT_DETAILS = String.raw`
const MOST = 50;
const label = (row, column) => row.n[column].map((n) => nodes.get(n).label).join("; ");
const small = (row, column) => nodes.get(row.n[column][0]).small;
const plural = (number, one, many) => number + " " + (number === 1 ? one : many || one + "s");
const distinct = (column) => new Set(visible.flatMap((row) => row.n[column])).size;
const items = (texts) => texts.map((text) => make("li", text));
const more = (title, texts) => {
  const box = make("details");
  const ul = make("ul");
  ul.append(...items(texts));
  box.append(make("summary", title), ul);
  return texts.length ? box : "";
};
const sentence = (row) => {
  const li = make("li");
  const { needs, after, because, assumed } = factsOf(row);
  const sign = { added: "+ added: ", removed: "- removed: ", same: "" }[row.state];
  const bound = after !== "no bound";
  li.append(
    make("strong", sign + label(row, 0)), " (" + label(row, 1) + " " + small(row, 1) + ") \u2192 " + label(row, 2) + ", " + small(row, 2) + " \u2192 ", make("strong", label(row, 3)),
    ...needs.map((text) => make("div", "needs " + text)),
    make("div", bound ? "gone at the latest " + after + " after it was taken away" : "! no bound on how long it lasts after it was taken away", bound ? "" : "bare"),
    more("why so long", because), more(plural(assumed.length, "assumption"), assumed),
  );
  return li;
};
const tell = (node) => {
  const box = at("details");
  const close = button("Show all (Esc)", clear);
  close.className = "close";
  const article = articles.get(node.n);
  const parts = [close, make("small", COLUMNS[node.column]), make("h2", node.label), ...badges(node), article ? article.cloneNode(true) : make("p", node.small)];
  const paths = make("ol");
  paths.append(...visible.slice(0, MOST).map(sentence));
  parts.push(make("h3", visible.length ? plural(visible.length, "path") : "No path", "sub"), paths);
  if (visible.length > MOST) parts.push(make("p", "and " + (visible.length - MOST) + " more: see the table"));
  box.replaceChildren(...parts);
};
`;

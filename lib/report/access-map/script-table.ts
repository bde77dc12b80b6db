/** Reads the table into paths and nodes. Row: {tr, n: numbers column by column, state, text}. Node: {n, column, label, small, states}. */
export const SCRIPT_TABLE = String.raw`
const at = (id) => document.getElementById(id);
const make = (name, text, mark) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (mark) made.className = mark;
  return made;
};
const COLUMNS = ["Directory group", "GitLab role", "Jobs", "Identity", "Resource"];
const compared = !!at("diff");
const first = compared ? 1 : 0;
const notes = [...document.querySelectorAll("#notes li")].map((li) => li.textContent.trim());
const told = (cell) => (cell.textContent.match(/\d+(?= |$)/g) || []).map((n) => notes[n - 1]);
const nodes = new Map();
const nodeAt = (n, column, label, small, bare) => {
  if (!nodes.has(n)) nodes.set(n, { n, column, label, small, bare, states: new Set(), kind: "" });
  return nodes.get(n);
};
const rows = [...document.querySelectorAll("tbody tr")].map((tr) => {
  const n = tr.dataset.n.split(" ").map((own) => (own ? own.split(",").map(Number) : []));
  const state = tr.className || "same";
  n.forEach((own, column) => {
    const shown = tr.cells[first + column].children;
    own.forEach((one, index) => {
      const small = shown[index].querySelector("small");
      const node = nodeAt(one, column, shown[index].firstChild.textContent.trim(), small ? small.textContent : "", shown[index].className);
      node.states.add(state);
    });
  });
  return { tr, n, all: new Set(n.flat()), state, text: [...tr.cells].slice(0, first + 5).map((cell) => cell.textContent.toLowerCase()).join("\n") };
});
const articles = new Map();
for (const article of document.querySelectorAll("#identities article")) {
  const n = Number(article.dataset.n);
  articles.set(n, article);
  const node = nodeAt(n, 3, article.querySelector("h3").textContent, article.querySelector("code").textContent, "bare");
  node.kind = article.dataset.kind || "";
}
const list = [...nodes.values()].sort((a, b) => a.n - b.n);
for (const row of rows) {
  const cell = row.tr.cells[first + 5];
  row.needs = told(cell);
  row.after = row.tr.cells[first + 6].firstChild.textContent.trim();
  row.because = told(row.tr.cells[first + 6].querySelector("i"));
  row.assumed = told(row.tr.cells[first + 7]);
  if (row.needs.length) cell.replaceChildren(...row.needs.map((text) => make("p", text)));
}
document.querySelectorAll("th")[first + 5].textContent = "Stands in the way";
`;

/**
 * Reads the table into paths and nodes. Row: {tr, n: numbers column by column, all: the same as a set, state, production}. Node:
 * {n, column, label, small, bare, states, kind, production}. What only some views tell of a row is read when it is asked for.
 */
export const SCRIPT_TABLE = String.raw`
const at = (id) => document.getElementById(id);
const make = (name, text, mark) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (mark) made.className = mark;
  return made;
};
const button = (text, act) => {
  const made = make("button", text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
};
const COLUMNS = ["Directory group", "GitLab role", "Jobs", "Identity", "Resource"];
const compared = !!at("diff");
const first = compared ? 1 : 0;
const nodes = new Map();
const addNode = (n, column, label, small, bare) => {
  const node = { n, column, label, small, bare, states: new Set(), kind: "", production: false };
  nodes.set(n, node);
  return node;
};
const readNode = (n, column, shown) => {
  const last = shown.lastElementChild;
  return addNode(n, column, shown.firstChild.data.trim(), last && last.localName === "small" ? last.textContent : "", shown.className);
};
const rows = [...document.querySelectorAll("tbody tr")].map((tr) => {
  const n = tr.dataset.n.split(" ").map((own) => (own ? own.split(",").map(Number) : []));
  const state = tr.className || "same";
  const production = "production" in tr.dataset;
  n.forEach((own, column) => own.forEach((one, index) => {
    const node = nodes.get(one) || readNode(one, column, tr.cells[first + column].children[index]);
    node.states.add(state);
    if (production && column > 2) node.production = true;
  }));
  return { tr, n, all: new Set(n.flat()), state, production };
});
const articles = new Map();
for (const article of document.querySelectorAll("#identities article")) {
  const n = Number(article.dataset.n);
  articles.set(n, article);
  const head = article.firstChild;
  const node = nodes.get(n) || addNode(n, 3, head.firstChild.data.trim(), article.querySelector("code").textContent, "bare");
  node.kind = article.dataset.kind || "";
  if (head.lastElementChild) node.production = true;
}
const list = [...nodes.values()].sort((a, b) => a.n - b.n);
const byColumn = COLUMNS.map((_, column) => list.filter((node) => node.column === column));
const cellOf = (row, index) => row.tr.cells[first + index];
const textOf = (row) => (row.text ??= [...row.tr.cells].slice(0, first + 5).map((cell) => cell.textContent.toLowerCase()).join("\n"));
let notes;
const told = (text) => {
  notes ??= [...document.querySelectorAll("#notes li")].map((li) => li.textContent.trim());
  return (text.match(/\d+/g) || []).map((n) => notes[n - 1]);
};
const factsOf = (row) => {
  if (!row.facts) {
    const [when, why] = cellOf(row, 6).childNodes;
    row.facts = {
      needs: told(cellOf(row, 5).textContent),
      after: when.data.trim(),
      because: told(why.textContent),
      assumed: told(cellOf(row, 7).textContent),
    };
  }
  return row.facts;
};
`;

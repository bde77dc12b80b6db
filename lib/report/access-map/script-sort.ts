/** Sorts the table: each heading is a button that goes from the order of the page to rising, falling and back. */
export const SCRIPT_SORT = String.raw`
const KEYS = [...(compared ? ["change"] : []), "group", "role", "jobs", "identity", "resource", "needs", "gone", "assumed"];
const collator = new Intl.Collator("en", { numeric: true });
const SECONDS = { second: 1, minute: 60, hour: 3600, day: 86400 };
const secondsOf = (words) => {
  const parts = [...words.matchAll(/(\d+) (second|minute|hour|day)/g)];
  return parts.length ? parts.reduce((sum, [, number, unit]) => sum + number * SECONDS[unit], 0) : Infinity;
};
const weights = {
  needs: (row) => factsOf(row).needs.length,
  gone: (row) => secondsOf(factsOf(row).after),
  assumed: (row) => factsOf(row).assumed.length,
};
const compareBy = (key) => {
  const index = KEYS.indexOf(key);
  const text = (row) => row.tr.cells[index].textContent;
  const weigh = weights[key];
  return weigh
    ? (a, b) => (weigh(a) === weigh(b) ? 0 : weigh(a) < weigh(b) ? -1 : 1)
    : (a, b) => collator.compare(text(a), text(b));
};
const parted = (sort) => (sort[0] === "-" ? [sort.slice(1), -1] : [sort, 1]);
const inOrder = () => {
  if (!state.sort) return rows;
  const [key, way] = parted(state.sort);
  const compare = compareBy(key);
  return [...rows].sort((a, b) => way * compare(a, b));
};
const nextSort = (key) => ({ [key]: "-" + key, ["-" + key]: "" })[state.sort] ?? key;
const heads = [...document.querySelectorAll("th")];
let sorted = "";
let dressed = false;
const dressTable = () => {
  dressed = true;
  heads.forEach((th, index) => {
    const name = th.textContent.replace(/ \(notes\)$/, KEYS[index] === "needs" ? "" : "$&");
    th.replaceChildren(button(name, () => go({ sort: nextSort(KEYS[index]) })));
  });
  for (const row of rows) {
    const { needs } = factsOf(row);
    if (needs.length) cellOf(row, 5).replaceChildren(...needs.map((text) => make("p", text)));
  }
};
const showTable = () => {
  if (!dressed) dressTable();
  const [key, way] = parted(state.sort);
  heads.forEach((th, index) => {
    if (KEYS[index] === key) th.setAttribute("aria-sort", way < 0 ? "descending" : "ascending");
    else th.removeAttribute("aria-sort");
  });
  if (sorted === state.sort || !rows.length) return;
  sorted = state.sort;
  rows[0].tr.parentNode.append(...inOrder().map((row) => row.tr));
};
`;

/** The who view: first who can reach production, group by group, then every identity with the people who reach it. */
export const SCRIPT_WHO = String.raw`
const productionBadge = () => make("b", "production", "production");
const grouped = (all, column) => {
  const found = new Map();
  for (const row of all) {
    const known = found.get(row.n[column][0]);
    if (known) known.push(row);
    else found.set(row.n[column][0], [row]);
  }
  return [...found];
};
const roleOf = (row) => label(row, 1) + " " + small(row, 1);
const card = (n, after, parts) => {
  const box = make("div", undefined, "kin");
  const node = nodes.get(n);
  const pick = button(node.label, () => go({ focus: n, view: "map" }));
  if (node.bare && node.column === 0) pick.className = "bare";
  box.append(pick, ...(node.column === 3 && node.production ? [" ", productionBadge()] : []), after, ...parts);
  return box;
};
const grid = (cards) => {
  const box = make("div", undefined, "cards");
  box.append(...cards);
  return box;
};
const listOf = (texts) => {
  const ul = make("ul");
  ul.append(...items([...new Set(texts)]));
  return ul;
};
const bareFirst = ([a], [b]) => Number(!nodes.get(a).bare) - Number(!nodes.get(b).bare) || a - b;
const productionCards = (now) => grouped(now, 0).sort(bareFirst).map(([n, own]) =>
  card(n, " can become", [listOf(own.map((row) => label(row, 3) + ", as " + roleOf(row) + " with a job of " + label(row, 2)))]));
const identityCards = () => grouped(visible, 3).map(([n, own]) => {
  const people = listOf(own.filter((row) => row.state !== "removed").map((row) => label(row, 0) + ", " + roleOf(row)));
  const may = [...new Set(own.flatMap((row) => row.n[4]))].map((one) => nodes.get(one).label);
  return card(n, people.children.length ? " is reached by" : " is reached by nobody any more", [people, make("small", may.length ? "and may " + may.join("; ") : "")]);
});
const tellWho = () => {
  const parts = [];
  const now = visible.filter((row) => row.production && row.state !== "removed");
  if (at("production")) parts.push(make("h3", "Who can reach production"), now.length ? grid(productionCards(now)) : make("p", "Nobody, of the paths shown here."));
  const cards = identityCards();
  parts.push(make("h3", "Each identity"), cards.length ? grid(cards) : make("p", "No path fits."));
  at("who").lastElementChild.replaceChildren(...parts);
};
`;

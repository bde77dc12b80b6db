/** Draws the columns as buttons and the steps of visible paths as curves, one path element for each state. */
export const SCRIPT_BOARD = String.raw`
const SVG = "http://www.w3.org/2000/svg";
const board = make("div");
board.id = "board";
const inner = make("div");
inner.id = "inner";
const svg = document.createElementNS(SVG, "svg");
svg.setAttribute("aria-hidden", "true");
const curves = new Map(["same", "added", "removed"].map((state) => {
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("class", state);
  svg.append(path);
  return [state, path];
}));
inner.append(svg);
const stateOf = (node) => (node.states.size === 1 ? [...node.states][0] : "same");
const badge = (node) => {
  const word = node.kind || (compared && stateOf(node) !== "same" ? (stateOf(node) === "added" ? "+ all paths new" : "- all paths gone") : "");
  return word ? make("em", word, word[0] === "+" ? "good" : word[0] === "-" ? "gone" : "warn") : "";
};
const columns = COLUMNS.map((name, column) => {
  const box = make("div");
  const head = make("h3", name);
  head.id = "column" + column;
  const ul = make("ul");
  ul.setAttribute("aria-labelledby", head.id);
  for (const node of list) {
    if (node.column !== column) continue;
    const button = make("button", undefined, node.bare);
    button.type = "button";
    button.tabIndex = -1;
    button.append(badge(node), node.label, node.small ? make("small", node.small) : "");
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => go({ focus: state.focus === node.n ? undefined : node.n }));
    node.button = button;
    button.node = node;
    const li = make("li");
    li.append(button);
    ul.append(li);
  }
  box.append(head, ul);
  inner.append(box);
  return ul;
});
board.append(inner);
at("map").append(board);
const shownButtons = (ul) => [...ul.children].filter((li) => !li.hidden).map((li) => li.firstChild);
const rest = (button) => {
  for (const li of button.closest("ul").children) li.firstChild.tabIndex = li.firstChild === button ? 0 : -1;
};
inner.addEventListener("focusin", (event) => event.target.node && rest(event.target));
inner.addEventListener("keydown", (event) => {
  const node = event.target.node;
  const step = { ArrowDown: [0, 1], ArrowUp: [0, -1], ArrowRight: [1, 0], ArrowLeft: [-1, 0] }[event.key];
  if (!node || !step) return;
  event.preventDefault();
  const near = step[0] ? shownButtons(columns[node.column + step[0]] || make("ul")) : shownButtons(columns[node.column]);
  const top = event.target.getBoundingClientRect().top;
  const next = step[0]
    ? near.sort((a, b) => Math.abs(a.getBoundingClientRect().top - top) - Math.abs(b.getBoundingClientRect().top - top))[0]
    : near[near.indexOf(event.target) + step[1]];
  if (next) next.focus();
});
const draw = () => {
  if (at("map").hidden) return;
  const origin = inner.getBoundingClientRect();
  const place = new Map();
  const boxOf = (n) => {
    if (!place.has(n)) {
      const box = nodes.get(n).button.getBoundingClientRect();
      place.set(n, { left: box.left - origin.left, right: box.right - origin.left, y: box.top - origin.top + box.height / 2 });
    }
    return place.get(n);
  };
  const steps = new Map();
  for (const { n, state: own } of visible) {
    n.forEach((lefts, column) => lefts.forEach((a) => (n[column + 1] || []).forEach((b) => {
      const key = a + " " + b;
      const known = steps.get(key);
      steps.set(key, { a, b, state: !known || known.state === own ? own : "same" });
    })));
  }
  const parts = { same: "", added: "", removed: "" };
  for (const { a, b, state: own } of steps.values()) {
    const from = boxOf(a), to = boxOf(b), mid = Math.round((from.right + to.left) / 2);
    parts[own] += "M" + Math.round(from.right) + " " + Math.round(from.y) + "C" + mid + " " + Math.round(from.y) + " " + mid + " " + Math.round(to.y) + " " + Math.round(to.left) + " " + Math.round(to.y);
  }
  for (const [own, path] of curves) path.setAttribute("d", parts[own]);
  svg.setAttribute("width", inner.offsetWidth);
  svg.setAttribute("height", inner.offsetHeight);
  inner.classList.toggle("many", steps.size > 600);
};
`;

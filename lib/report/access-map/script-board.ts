/**
 * Draws the columns as buttons and the steps of visible paths as curves, one path element for each state. A node gets its button
 * when it is first shown. The first frame lays out what the reader sees; the rest follows at once, and the curves with it.
 */
export const SCRIPT_BOARD = String.raw`
const SVG = "http://www.w3.org/2000/svg";
const board = make("div");
board.id = "board";
const inner = make("div", undefined, "early");
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
const changeOf = (node) => node.kind || { added: "+ all paths new", removed: "- all paths gone", same: "" }[compared ? stateOf(node) : "same"];
const badges = (node) => {
  const word = changeOf(node);
  return [word ? make("em", word, word[0] === "+" ? "good" : word[0] === "-" ? "gone" : "warn") : "", node.production ? make("b", "production", "production") : ""];
};
const blank = make("li");
blank.append(make("button"));
blank.firstChild.type = "button";
blank.firstChild.tabIndex = -1;
blank.firstChild.setAttribute("aria-pressed", "false");
const drawNode = (node) => {
  const [change, production] = badges(node);
  node.li = blank.cloneNode(true);
  node.button = node.li.firstChild;
  node.button.node = node;
  node.button.className = node.bare;
  node.button.append(change, node.label, production && " ", production, node.small ? make("small", node.small) : "");
};
const columns = COLUMNS.map((name, column) => {
  const box = make("div");
  const head = make("h3", name);
  head.id = "column" + column;
  const ul = make("ul");
  ul.setAttribute("aria-labelledby", head.id);
  box.append(head, ul);
  inner.append(box);
  return ul;
});
board.append(inner);
at("map").append(board);
const resting = [];
const rest = (node) => {
  if (resting[node.column]) resting[node.column].button.tabIndex = -1;
  resting[node.column] = node;
  node.button.tabIndex = 0;
};
const shownIn = (column) => (byColumn[column] || []).filter((node) => node.li && !node.li.hidden);
const showNodes = (isShown) => {
  columns.forEach((ul, column) => {
    let next = null;
    for (const node of [...byColumn[column]].reverse()) {
      if (isShown(node)) {
        if (!node.li) {
          drawNode(node);
          ul.insertBefore(node.li, next);
        }
        node.li.hidden = false;
      } else if (node.li) node.li.hidden = true;
      if (node.li) next = node.li;
    }
    const shown = shownIn(column);
    if (shown.length && !shown.includes(resting[column])) rest(shown[0]);
  });
};
let pressed;
const press = (node) => {
  if (pressed) pressed.button.setAttribute("aria-pressed", "false");
  if (node) node.button.setAttribute("aria-pressed", "true");
  pressed = node;
};
inner.addEventListener("click", (event) => {
  const target = event.target.closest("button");
  if (target) go({ focus: state.focus === target.node.n ? undefined : target.node.n });
});
inner.addEventListener("focusin", (event) => event.target.node && rest(event.target.node));
inner.addEventListener("keydown", (event) => {
  const node = event.target.node;
  const step = { ArrowDown: [0, 1], ArrowUp: [0, -1], ArrowRight: [1, 0], ArrowLeft: [-1, 0] }[event.key];
  if (!node || !step) return;
  event.preventDefault();
  const near = shownIn(node.column + step[0]);
  const away = ({ li }) => Math.abs(li.offsetTop - node.li.offsetTop);
  const next = step[0] ? near.sort((a, b) => away(a) - away(b))[0] : near[near.indexOf(node) + step[1]];
  if (next) next.button.focus();
});
const inSight = () => {
  const end = innerHeight - inner.getBoundingClientRect().top;
  const seen = new Set();
  for (const column of columns.keys()) for (const node of shownIn(column)) {
    if (node.li.offsetTop > end) break;
    seen.add(node.n);
  }
  return seen;
};
let drawnAt = "";
const size = () => inner.offsetWidth + " " + inner.offsetHeight;
const draw = () => {
  if (at("map").hidden) return;
  drawnAt = size();
  const edges = columns.map((ul) => [ul.offsetLeft, ul.offsetLeft + ul.offsetWidth]);
  const middle = new Map();
  const middleOf = (n) => {
    const { li } = nodes.get(n);
    if (!middle.has(n)) middle.set(n, Math.round(li.offsetTop + li.offsetHeight / 2));
    return middle.get(n);
  };
  const seen = inner.classList.contains("early") && inSight();
  const steps = new Map();
  for (const { n, state: own } of visible) {
    for (let column = 0; column < 4; column++) for (const a of n[column]) for (const b of n[column + 1]) {
      if (seen && !seen.has(a) && !seen.has(b)) continue;
      const key = a * nodes.size + b;
      const known = steps.get(key);
      if (!known) steps.set(key, { a, b, column, state: own });
      else if (known.state !== own) known.state = "same";
    }
  }
  const parts = { same: "", added: "", removed: "" };
  for (const { a, b, column, state: own } of steps.values()) {
    const left = edges[column][1], right = edges[column + 1][0], mid = (left + right) >> 1, from = middleOf(a), to = middleOf(b);
    parts[own] += "M" + left + " " + from + "C" + mid + " " + from + " " + mid + " " + to + " " + right + " " + to;
  }
  for (const [own, path] of curves) path.setAttribute("d", parts[own]);
  svg.setAttribute("width", inner.offsetWidth);
  svg.setAttribute("height", inner.offsetHeight);
  inner.classList.toggle("many", steps.size > 600);
};
const watchBoard = () => {
  new ResizeObserver(() => size() !== drawnAt && draw()).observe(inner);
  requestAnimationFrame(() => requestAnimationFrame(() => {
    inner.classList.remove("early");
    draw();
  }));
};
`;

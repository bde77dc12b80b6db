/** What is shown follows from a state that the URL fragment keeps: focus, view, filter, changed only, production only, sort. */
export const SCRIPT_STATE = String.raw`
const initial = compared && rows.some((row) => row.state !== "same");
const state = { focus: undefined, view: "map", q: "", changed: initial, production: false, sort: "" };
let visible = rows;
const read = () => {
  const given = new URLSearchParams(location.hash.slice(1));
  const n = given.get("focus");
  state.focus = n !== null && nodes.has(Number(n)) ? Number(n) : undefined;
  state.view = ["table", "who", "diff"].includes(given.get("view")) && at(given.get("view")) ? given.get("view") : "map";
  state.q = given.get("q") || "";
  state.changed = compared && (given.has("changed") ? given.get("changed") === "1" : initial);
  state.production = !!at("production") && given.get("production") === "1";
  state.sort = KEYS.includes(parted(given.get("sort") || "")[0]) ? given.get("sort") : "";
};
const write = () => {
  const kept = new URLSearchParams();
  if (state.focus !== undefined) kept.set("focus", state.focus);
  if (state.view !== "map") kept.set("view", state.view);
  if (state.q) kept.set("q", state.q);
  if (state.changed !== initial) kept.set("changed", state.changed ? "1" : "0");
  if (state.production) kept.set("production", "1");
  if (state.sort) kept.set("sort", state.sort);
  const hash = kept.toString();
  if (hash !== location.hash.slice(1)) history.replaceState(null, "", "#" + hash);
};
const find = (q) => {
  const through = (row) => (state.focus !== undefined ? row.all.has(state.focus) : !q || textOf(row).includes(q));
  const found = rows.filter((row) => (!state.changed || row.state !== "same") && (!state.production || row.production) && through(row));
  return state.focus !== undefined && !found.length ? rows.filter(through) : found;
};
const SECTIONS = { table: ["table", "identities", "notes"], map: ["map"], who: ["who"], diff: ["diff"] };
const summaryOfVisible = (focused) => {
  const groups = new Set(visible.flatMap((row) => row.n[0]).filter((n) => !nodes.get(n).bare));
  return (visible.length === rows.length ? "All " + plural(rows.length, "path") : visible.length + " of " + plural(rows.length, "path")) + ": " + plural(groups.size, "directory group") + " \u2192 " + plural(distinct(3), "identity", "identities") + " \u2192 " + plural(distinct(4), "resource") + (focused ? ", through " + focused.label : "");
};
const show = () => {
  const q = state.q.trim().toLowerCase();
  const focused = nodes.get(state.focus);
  visible = find(q);
  const kept = new Set(visible);
  for (const row of rows) row.tr.hidden = !kept.has(row);
  const onPath = new Set(visible.flatMap((row) => [...row.all]));
  const loose = (node) => !node.states.size && !focused && (!state.changed || node.kind) && (!state.production || node.production) && (!q || (node.label + "\n" + node.small).toLowerCase().includes(q));
  const isShown = (node) => onPath.has(node.n) || loose(node) || node === focused;
  if (state.view === "map") {
    showNodes(isShown);
    press(focused);
  }
  for (const [n, article] of articles) article.hidden = !isShown(nodes.get(n));
  document.body.className = "mapped" + (focused ? " open" : "");
  for (const section of document.querySelectorAll("main > section")) section.hidden = !SECTIONS[state.view].includes(section.id);
  at("details").hidden = !focused;
  if (focused) tell(focused);
  if (state.view === "who") tellWho();
  if (state.view === "table") showTable();
  forgetCopy();
  for (const button of document.querySelectorAll("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  if (at("filter").value !== state.q) at("filter").value = state.q;
  if (compared) at("changed").checked = state.changed;
  if (at("production")) at("production").setAttribute("aria-pressed", String(state.production));
  at("clear").hidden = !focused && !q && !state.production;
  at("status").textContent = summaryOfVisible(focused);
};
const go = (change) => {
  Object.assign(state, change);
  write();
  show();
  draw();
};
const clear = () => {
  const focused = nodes.get(state.focus);
  go({ focus: undefined, q: "", production: false });
  if (document.activeElement !== document.body) return;
  if (focused && state.view === "map") focused.button.focus();
  else at("filter").focus();
};
const named = new Map();
for (const { label, n } of list) named.set(label, named.has(label) ? undefined : n);
at("filter").addEventListener("focus", () => at("names").append(...[...named.keys()].map((name) => { const option = make("option"); option.value = name; return option; })), { once: true });
at("filter").addEventListener("input", (event) => go({ q: event.target.value, focus: named.get(event.target.value) }));
if (compared) at("changed").addEventListener("change", (event) => go({ changed: event.target.checked }));
if (at("production")) at("production").addEventListener("click", () => go(state.production ? { production: false } : { production: true, changed: false, focus: undefined, q: "" }));
for (const button of document.querySelectorAll("[data-view]")) button.addEventListener("click", () => go({ view: button.dataset.view }));
at("clear").addEventListener("click", clear);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") clear();
  if (event.key === "/" && event.target !== at("filter")) { event.preventDefault(); at("filter").focus(); }
});
addEventListener("hashchange", () => { read(); show(); draw(); });
read();
show();
at("controls").hidden = false;
watchBoard();
`;

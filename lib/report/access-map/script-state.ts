/** What is shown follows from a state that the URL fragment keeps: focus, view, filter, changed only. */
export const SCRIPT_STATE = String.raw`
const state = { focus: undefined, view: "map", q: "", changed: compared && rows.some((row) => row.state !== "same") };
const initial = state.changed;
let visible = rows;
const read = () => {
  const given = new URLSearchParams(location.hash.slice(1));
  const n = given.get("focus");
  state.focus = n !== null && nodes.has(Number(n)) ? Number(n) : undefined;
  state.view = ["table", "who", "diff"].includes(given.get("view")) && at(given.get("view")) ? given.get("view") : "map";
  state.q = given.get("q") || "";
  state.changed = compared && (given.has("changed") ? given.get("changed") === "1" : initial);
};
const write = () => {
  const kept = new URLSearchParams();
  if (state.focus !== undefined) kept.set("focus", state.focus);
  if (state.view !== "map") kept.set("view", state.view);
  if (state.q) kept.set("q", state.q);
  if (state.changed !== initial) kept.set("changed", state.changed ? "1" : "0");
  const hash = kept.toString();
  if (hash !== location.hash.slice(1)) history.replaceState(null, "", "#" + hash);
};
const show = () => {
  const q = state.q.trim().toLowerCase();
  const fits = (row) => (!state.changed || row.state !== "same") && (state.focus !== undefined ? row.all.has(state.focus) : !q || row.text.includes(q));
  visible = rows.filter(fits);
  if (state.changed && state.focus !== undefined && !visible.length) visible = rows.filter((row) => row.all.has(state.focus));
  const kept = new Set(visible);
  for (const row of rows) row.tr.hidden = !kept.has(row);
  const onPath = new Set(visible.flatMap((row) => [...row.all]));
  const alone = (node) => !rows.length || node.states.size === 0;
  for (const node of list) {
    const loose = alone(node) && state.focus === undefined && (!state.changed || node.kind) && (!q || (node.label + "\n" + node.small).toLowerCase().includes(q));
    node.button.parentNode.hidden = !(onPath.has(node.n) || loose || node.n === state.focus);
    node.button.setAttribute("aria-pressed", String(node.n === state.focus));
  }
  for (const ul of columns) {
    const shown = shownButtons(ul);
    if (shown.length && !shown.some((button) => button.tabIndex === 0)) rest(shown[0]);
  }
  const focused = nodes.get(state.focus);
  document.body.className = "mapped" + (focused ? " open" : "");
  for (const section of document.querySelectorAll("main > section")) {
    const own = { table: ["table", "identities", "notes"], map: ["map"], who: ["who"], diff: ["diff"] }[state.view];
    section.hidden = !own.includes(section.id);
  }
  at("details").hidden = !focused;
  if (focused) tell(focused);
  if (state.view === "who") tellWho();
  for (const button of document.querySelectorAll("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  if (at("filter").value !== state.q) at("filter").value = state.q;
  if (compared) at("changed").checked = state.changed;
  at("clear").hidden = !focused && !q;
  at("status").textContent = (visible.length === rows.length ? "All " + plural(rows.length, "path") : visible.length + " of " + plural(rows.length, "path")) + ": " + plural(new Set(visible.filter((row) => !row.tr.cells[first].querySelector(".bare")).flatMap((row) => row.n[0])).size, "directory group") + " \u2192 " + plural(distinct(3), "identity", "identities") + " \u2192 " + plural(distinct(4), "resource") + (focused ? ", through " + focused.label : "");
  draw();
};
const go = (change) => {
  Object.assign(state, change);
  write();
  show();
};
const clear = () => {
  const focused = nodes.get(state.focus);
  go({ focus: undefined, q: "" });
  if (focused && state.view === "map" && document.activeElement === document.body) focused.button.focus();
};
const named = new Map();
for (const { label, n } of list) named.set(label, named.has(label) ? undefined : n);
at("names").append(...[...named.keys()].map((name) => { const option = make("option"); option.value = name; return option; }));
at("filter").addEventListener("input", (event) => go({ q: event.target.value, focus: named.get(event.target.value) }));
if (compared) at("changed").addEventListener("change", (event) => go({ changed: event.target.checked }));
for (const button of document.querySelectorAll("[data-view]")) button.addEventListener("click", () => go({ view: button.dataset.view }));
at("clear").addEventListener("click", clear);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") clear();
  if (event.key === "/" && event.target !== at("filter")) { event.preventDefault(); at("filter").focus(); }
});
addEventListener("hashchange", () => { read(); show(); });
at("controls").hidden = false;
at("clear").hidden = true;
read();
show();
new ResizeObserver(draw).observe(inner);
`;

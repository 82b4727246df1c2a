// What Plotly leaves undone for the keyboard: its bars of buttons get a name, and a chart that can be zoomed is moved
// by keys as the network is. Plotly hears of it as if its own buttons had been pressed and the mouse had been drawn.
//
// And what of a page the browser alone knows: the part of a map or network in sight, the nodes that were moved, and what
// is unfolded (fold.py). It is put into the address here, in place of the step that stands there, and the server is told,
// which draws nothing anew.

const KEYS = {
  "+": "in", "=": "in", "-": "out", 0: "reset",
  ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1],
};
const STRIDE = 80;
const HOW = "Arrow keys move the chart, plus and minus zoom, 0 shows all. The table below holds the same.";
const FOLD = "st-key-unfold_";
// Milliseconds: what is drawn or pressed at one go is told once.
const PAUSE = 150;

let hear = null;
let told = {};
let telling = 0;

export default function ({ setTriggerValue }) {
  const previous = window.communiqueCharts;
  if (previous) previous.abort();
  const controller = new AbortController();
  window.communiqueCharts = controller;
  hear = setTriggerValue;
  document.addEventListener("keydown", press, { signal: controller.signal });
  document.addEventListener("toggle", fold, { signal: controller.signal, capture: true });
  document.addEventListener("communique:address", ({ detail }) => put(detail.name, detail.value), { signal: controller.signal });
  document.addEventListener("communique:turned", forget, { signal: controller.signal });
  prepare();
  const watcher = new MutationObserver(prepare);
  watcher.observe(document.querySelector(".stApp") || document.body, { childList: true, subtree: true });
  return () => { controller.abort(); watcher.disconnect(); };
}

function prepare() {
  for (const bar of document.querySelectorAll(".js-plotly-plot .modebar")) {
    if (!bar.ariaLabel) bar.ariaLabel = "Buttons of this chart";
    const chart = bar.closest(".js-plotly-plot");
    const drawing = chart.querySelector("svg.main-svg");
    if (!button(drawing, "in")) continue;
    watch(chart);
    if (drawing.hasAttribute("tabindex")) continue;
    drawing.setAttribute("tabindex", "0");
    drawing.setAttribute("role", "application");
    drawing.setAttribute("aria-label", HOW);
  }
}

function press(event) {
  const drawing = event.target.closest && event.target.closest("svg.main-svg[tabindex]");
  const move = KEYS[event.key];
  if (!drawing || !move || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  if (typeof move === "string") button(drawing, move).click();
  else draw(drawing, move[0] * STRIDE, move[1] * STRIDE);
}

function button(drawing, value) {
  return drawing.closest(".js-plotly-plot").querySelector(`.modebar-btn[data-val="${value}"]`);
}

function draw(drawing, right, down) {
  const pan = button(drawing, "pan");
  if (pan && !pan.classList.contains("active")) pan.click();
  const area = drawing.querySelector(".nsewdrag");
  const box = area.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const move = (target, type, clientX, clientY) => target.dispatchEvent(
    new MouseEvent(type, { clientX, clientY, button: 0, buttons: 1, bubbles: true, cancelable: true, view: window }));
  move(area, "mousedown", x, y);
  move(document, "mousemove", x + right, y + down);
  move(document, "mouseup", x + right, y + down);
}

// A chart that says what all of it is (`meta.all`: west, east, south, north) has its part in the address.
function watch(chart) {
  if (!chart.on || chart.communiqueWatched || !whole(chart)) return;
  chart.communiqueWatched = true;
  home(chart);
  chart.on("plotly_afterplot", () => home(chart));
  chart.on("plotly_relayout", () => {
    const { xaxis, yaxis } = chart._fullLayout;
    const now = [...xaxis.range, ...yaxis.range].map(short).join("_");
    put("sight", now === whole(chart).map(short).join("_") ? "" : now);
  });
}

function whole(chart) {
  const meta = chart.layout && chart.layout.meta;
  return meta && meta.all;
}

// Plotly takes what it has drawn first for all there is.
function home(chart) {
  const all = whole(chart);
  if (!all) return;
  const { xaxis, yaxis } = chart._fullLayout;
  [xaxis._rangeInitial0, xaxis._rangeInitial1, yaxis._rangeInitial0, yaxis._rangeInitial1] = all;
}

function short(degrees) {
  return String(Math.round(degrees * 1000) / 1000);
}

function fold(event) {
  const keyed = event.target.closest && event.target.closest(`[class*="${FOLD}"]`);
  // What is folded in a card has no name in the address.
  if (!keyed || event.target.parentElement.closest("details")) return;
  const name = [...keyed.classList].find((one) => one.startsWith(FOLD)).slice(FOLD.length);
  const open = new Set((new URL(location.href).searchParams.get("unfolded") || "").split(".").filter(Boolean));
  if (event.target.open) open.add(name);
  else open.delete(name);
  put("unfolded", [...open].join("."));
}

function tell(page) {
  if (page === location.pathname) hear("noted", { ...told, at: location.search.slice(1) });
  told = {};
}

// A link that is followed carries what it means to keep, and tells the server of it.
function forget() {
  clearTimeout(telling);
  told = {};
}

function put(name, value) {
  const address = new URL(location.href);
  if ((address.searchParams.get(name) || "") === value) return;
  if (value) address.searchParams.set(name, value);
  else address.searchParams.delete(name);
  history.replaceState(history.state, "", address);
  told[name] = value;
  clearTimeout(telling);
  telling = setTimeout(tell, PAUSE, address.pathname);
}

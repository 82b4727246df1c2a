// What Plotly leaves undone for the keyboard: its bars of buttons get a name, and a chart that can be zoomed is moved
// by keys as the network is. Plotly hears of it as if its own buttons had been pressed and the mouse had been drawn.

const KEYS = {
  "+": "in", "=": "in", "-": "out", 0: "reset",
  ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1],
};
const STRIDE = 80;
const HOW = "Arrow keys move the chart, plus and minus zoom, 0 shows all. The table below holds the same.";

export default function () {
  const previous = window.communiqueCharts;
  if (previous) previous.abort();
  const controller = new AbortController();
  window.communiqueCharts = controller;
  document.addEventListener("keydown", press, { signal: controller.signal });
  prepare();
  const watcher = new MutationObserver(prepare);
  watcher.observe(document.querySelector(".stApp") || document.body, { childList: true, subtree: true });
  return () => { controller.abort(); watcher.disconnect(); };
}

function prepare() {
  for (const bar of document.querySelectorAll(".js-plotly-plot .modebar")) {
    if (!bar.ariaLabel) bar.ariaLabel = "Buttons of this chart";
    const drawing = bar.closest(".js-plotly-plot").querySelector("svg.main-svg");
    if (!button(drawing, "in") || drawing.hasAttribute("tabindex")) continue;
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
  const tell = (target, type, clientX, clientY) => target.dispatchEvent(
    new MouseEvent(type, { clientX, clientY, button: 0, buttons: 1, bubbles: true, cancelable: true, view: window }));
  tell(area, "mousedown", x, y);
  tell(document, "mousemove", x + right, y + down);
  tell(document, "mouseup", x + right, y + down);
}

// Mounts what pyvis has built in vis-network, and tells Python which node or edge was chosen.
//
// Names reach the canvas as labels and the hint as text: nothing here makes HTML of them. The wheel scrolls the
// page unless Ctrl is held, so that the network is no trap; buttons and keys zoom.
//
// The part in sight stands in the address as that of a map does: left, right, top and bottom of the plane, so that a
// link shows it on a screen of another size, too. charts.js writes it there.

const TRIES = 200;

export default function ({ data, parentElement, setStateValue }) {
  const stage = parentElement.querySelector(".network-stage");
  const kept = stage.communique || (stage.communique = {});
  kept.tell = (value) => setStateValue("picked", value);
  kept.data = data;
  if (!kept.waiting) mount(stage, kept, TRIES);
  if (!kept.watcher) {
    // Another theme is another class of the app: names are drawn anew in its colours, everything else stays.
    kept.watcher = new MutationObserver(() => { if (kept.network) mount(stage, kept, TRIES); });
    kept.watcher.observe(stage.closest(".stApp") || document.body, { attributeFilter: ["class"] });
  }
}

function mount(stage, kept, tries) {
  if (!globalThis.vis) {
    kept.waiting = true;
    if (tries > 0) setTimeout(() => mount(stage, kept, tries - 1), 50);
    else stage.querySelector(".network-canvas").textContent = "The network could not be drawn. The table has all of it.";
    return;
  }
  kept.waiting = false;
  const dark = getComputedStyle(stage).colorScheme.includes("dark");
  const drawing = JSON.stringify([kept.data.nodes, kept.data.edges, kept.data.options, dark]);
  if (drawing !== kept.drawing) {
    kept.drawing = drawing;
    draw(stage, kept, dark);
  }
  choose(kept);
}

function draw(stage, kept, dark) {
  const canvas = stage.querySelector(".network-canvas");
  const before = kept.network ? seen(kept.network) : null;
  const same = kept.scope === kept.data.scope;
  if (kept.network) kept.network.destroy();
  kept.scope = kept.data.scope;
  const options = JSON.parse(kept.data.options);
  options.autoResize = true;
  const font = {
    color: dark ? "#e7e6e2" : "#1f2327", strokeWidth: 4, strokeColor: dark ? "#15181b" : "#ffffff",
    face: getComputedStyle(stage).fontFamily, multi: false,
  };
  kept.nodes = new vis.DataSet(kept.data.nodes.map((node) => (
    { ...node, color: shade(node.color, dark), font: { ...font, ...node.font } })));
  kept.edges = new vis.DataSet(kept.data.edges);
  const network = new vis.Network(canvas, { nodes: kept.nodes, edges: kept.edges }, options);
  kept.network = network;
  const asked = before ? null : sight(canvas);
  if (same && before) network.moveTo({ ...before, animation: false });
  else if (asked) network.moveTo({ ...asked, animation: false });
  else {
    network.once("afterDrawing", () => { network.fit({ animation: false }); name(kept); });
    if (before) put("");
  }
  for (const event of ["zoom", "animationFinished", "resize"]) network.on(event, () => nameSoon(kept));
  for (const event of ["zoom", "dragEnd"]) {
    network.on(event, ({ nodes }) => { if (!nodes || !nodes.length) keep(network, canvas); });
  }
  nameSoon(kept);
  network.on("click", (event) => {
    if (event.nodes.length) kept.tell({ node: event.nodes[0], edge: null, at: Date.now() });
    else if (event.edges.length) kept.tell({ node: null, edge: event.edges[0], at: Date.now() });
    else kept.tell({ node: null, edge: null, at: Date.now() });
  });
  canvas.onwheel = null;
  canvas.addEventListener("wheel", (event) => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); }, { capture: true });
  stage.querySelector(".network-tools").onclick = (event) => {
    const button = event.target.closest("button");
    if (button) step(network, canvas, button.dataset.step);
  };
  canvas.onkeydown = (event) => {
    const move = { "+": "in", "=": "in", "-": "out", 0: "fit", ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (!move || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    step(network, canvas, move);
  };
  stage.dataset.ready = String(kept.data.nodes.length);
}

function nameSoon(kept) {
  clearTimeout(kept.naming);
  kept.naming = setTimeout(() => name(kept), 80);
}

// Names that can be read at this distance and lie on no other: the strongest nodes' first. vis-network would draw
// all above a size, faintly and across each other.
function name(kept) {
  const network = kept.network;
  const scale = network.getScale();
  const canvas = network.canvas.frame;
  const taken = [];
  const changed = [];
  const chosen = new Set(network.getSelectedNodes());
  const drawn = [...kept.data.nodes].sort((a, b) => chosen.has(b.id) - chosen.has(a.id) || b.size - a.size);
  for (const node of drawn) {
    const pixels = Math.min(20, Math.max(11, node.font.size * scale));
    const { x, y } = network.canvasToDOM(network.getPosition(node.id));
    const half = node.label.length * pixels * 0.28 + 3;
    const top = y + node.size * scale;
    const box = [x - half, top, x + half, top + pixels * 1.45];
    // A name that the edge would cut is left away, too.
    const whole = box[0] >= 0 && box[2] <= canvas.clientWidth && box[1] >= 0 && box[3] <= canvas.clientHeight;
    const free = whole && taken.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
    if (free) taken.push(box);
    const size = free ? pixels / scale : 0.01;
    if (Math.abs(kept.nodes.get(node.id).font.size - size) > 0.005 * size) changed.push({ id: node.id, font: { ...kept.nodes.get(node.id).font, size } });
  }
  if (changed.length) kept.nodes.update(changed);
}

function shade(colour, dark) {
  const edge = dark ? "#e7e6e2" : "#1f2327";
  return { background: colour, border: colour, highlight: { background: colour, border: edge }, hover: { background: colour, border: edge } };
}

function choose(kept) {
  const { node, edge } = kept.data;
  kept.network.unselectAll();
  if (node && kept.nodes.get(node)) kept.network.selectNodes([node], true);
  else if (edge && kept.edges.get(edge)) kept.network.selectEdges([edge]);
}

function step(network, canvas, name) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const animation = calm ? false : { duration: 150 };
  if (name === "fit") {
    put("");
    return network.fit({ animation });
  }
  const { position, scale } = seen(network);
  const stride = 80 / scale;
  const moves = { left: [-stride, 0], right: [stride, 0], up: [0, -stride], down: [0, stride] };
  const [dx, dy] = moves[name] || [0, 0];
  const factor = { in: 1.25, out: 0.8 }[name] || 1;
  const to = { position: { x: position.x + dx, y: position.y + dy }, scale: scale * factor };
  network.moveTo({ ...to, animation });
  tell(canvas, to);
}

function keep(network, canvas) {
  tell(canvas, seen(network));
}

function seen(network) {
  return { position: network.getViewPosition(), scale: network.getScale() };
}

function tell(canvas, { position, scale }) {
  const [right, down] = [canvas.clientWidth / 2 / scale, canvas.clientHeight / 2 / scale];
  put([position.x - right, position.x + right, position.y - down, position.y + down].map(Math.round).join("_"));
}

function put(value) {
  document.dispatchEvent(new CustomEvent("communique:address", { detail: { name: "sight", value } }));
}

// What the address says is in sight, as a place and a scale for this canvas; null where it says nothing that holds.
function sight(canvas) {
  const said = (new URL(location.href).searchParams.get("sight") || "").split("_").map(Number);
  const [left, right, top, bottom] = said;
  if (said.length !== 4 || !said.every(Number.isFinite) || left >= right || top >= bottom) return null;
  const scale = Math.min(canvas.clientWidth / (right - left), canvas.clientHeight / (bottom - top));
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.min(20, Math.max(0.01, scale)) };
}

// Mounts what pyvis has built in vis-network, and tells Python which node or edge was chosen.
//
// Names reach the canvas as labels and the hint as text: nothing here makes HTML of them. The wheel scrolls the
// page unless Ctrl is held, so that the network is no trap; buttons and keys zoom.

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
  const before = kept.network ? { position: kept.network.getViewPosition(), scale: kept.network.getScale() } : null;
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
  if (same && before) network.moveTo({ ...before, animation: false });
  else network.once("afterDrawing", () => { network.fit({ animation: false }); name(kept); });
  for (const event of ["zoom", "animationFinished", "resize"]) network.on(event, () => nameSoon(kept));
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
    if (button) step(network, button.dataset.step);
  };
  canvas.onkeydown = (event) => {
    const move = { "+": "in", "=": "in", "-": "out", 0: "fit", ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (!move || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    step(network, move);
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

function step(network, name) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const animation = calm ? false : { duration: 150 };
  if (name === "fit") return network.fit({ animation });
  const scale = network.getScale();
  const { x, y } = network.getViewPosition();
  const stride = 80 / scale;
  const moves = { left: [-stride, 0], right: [stride, 0], up: [0, -stride], down: [0, stride] };
  const [dx, dy] = moves[name] || [0, 0];
  const factor = { in: 1.25, out: 0.8 }[name] || 1;
  network.moveTo({ position: { x: x + dx, y: y + dy }, scale: scale * factor, animation });
}

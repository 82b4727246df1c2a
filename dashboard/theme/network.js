// Mounts what pyvis has built in vis-network, and tells Python which node or edge was chosen.
//
// Names reach the canvas as labels and the hint as text: nothing here makes HTML of them. The wheel scrolls the
// page unless Ctrl is held, so that the network is no trap; buttons and keys zoom.
//
// The part in sight stands in the address as that of a map does: left, right, top and bottom of the plane, so that a
// link shows it on a screen of another size, too. charts.js writes it there.

const TRIES = 200;
const MARGIN = 8;   // pixels around the whole network
const LARGEST = 2;  // scale
const FEW = 12;     // nodes

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
  const view = (same && before) || asked || whole(kept);
  network.moveTo({ ...view, animation: false });
  if (before && !same) put("");
  for (const event of ["zoom", "dragEnd", "animationFinished"]) network.on(event, () => nameSoon(kept));
  network.on("resize", () => queueMicrotask(() => {
    // After vis-network's own, that stretches what a canvas which was still narrow has shown.
    if (kept.network !== network) return;
    network.moveTo({ ...(sight(canvas) || whole(kept)), animation: false });
    nameSoon(kept);
  }));
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
    if (button) step(kept, canvas, button.dataset.step);
  };
  canvas.onkeydown = (event) => {
    const move = { "+": "in", "=": "in", "-": "out", 0: "fit", ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (!move || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    step(kept, canvas, move);
  };
  stage.dataset.ready = String(kept.data.nodes.length);
}

function nameSoon(kept) {
  clearTimeout(kept.naming);
  kept.naming = setTimeout(() => name(kept), 80);
}

// The largest view that holds every node and the names of the outermost, as far as a small part of the canvas has room
// for them; a larger one where nodes are few and all can be named. vis-network's own leaves out the names that are not
// drawn at the time, which then have no room.
function whole(kept) {
  const canvas = kept.network.canvas.frame;
  const [width, height] = [Math.max(canvas.clientWidth, 100), Math.max(canvas.clientHeight, 100)];
  const nodes = kept.data.nodes.map((node) => ({ node, at: kept.network.getPosition(node.id) }));
  const room = width / (nodes.length > FEW ? 12 : 4);
  const box = (scale) => {
    const edges = [Infinity, -Infinity, Infinity, -Infinity];
    for (const { node, at } of nodes) {
      const { half, high } = written(node, scale);
      const [x, y, radius] = [at.x * scale, at.y * scale, node.size * scale];
      const wide = Math.max(radius, Math.min(half, room));
      edges[0] = Math.min(edges[0], x - wide);
      edges[1] = Math.max(edges[1], x + wide);
      edges[2] = Math.min(edges[2], y - radius);
      edges[3] = Math.max(edges[3], y + radius + high);
    }
    return edges;
  };
  if (!nodes.length) return { position: { x: 0, y: 0 }, scale: 1 };
  let [low, high] = [0.01, LARGEST];
  for (let tries = 0; tries < 24; tries += 1) {
    const middle = (low + high) / 2;
    const [left, right, top, bottom] = box(middle);
    if (right - left + 2 * MARGIN <= width && bottom - top + 2 * MARGIN <= height) low = middle;
    else high = middle;
  }
  const [left, right, top, bottom] = box(low);
  return { position: { x: (left + right) / 2 / low, y: (top + bottom) / 2 / low }, scale: low };
}

// How large a name is at this distance, in pixels: its letters, half its width, its height.
function written(node, scale) {
  const pixels = Math.min(20, Math.max(11, node.font.size * scale));
  return { pixels, half: node.label.length * pixels * 0.28 + 3, high: pixels * 1.45 };
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
    const { x, y } = network.canvasToDOM(network.getPosition(node.id));
    const { pixels, half, high } = written(node, scale);
    const top = y + node.size * scale;
    const box = [x - half, top, x + half, top + high];
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

function step(kept, canvas, name) {
  const network = kept.network;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const animation = calm ? false : { duration: 150 };
  if (name === "fit") {
    put("");
    network.moveTo({ ...whole(kept), animation });
    return nameSoon(kept);
  }
  const { position, scale } = seen(network);
  const stride = 80 / scale;
  const moves = { left: [-stride, 0], right: [stride, 0], up: [0, -stride], down: [0, stride] };
  const [dx, dy] = moves[name] || [0, 0];
  const factor = { in: 1.25, out: 0.8 }[name] || 1;
  const to = { position: { x: position.x + dx, y: position.y + dy }, scale: scale * factor };
  network.moveTo({ ...to, animation });
  nameSoon(kept);  // Without motion nothing tells that it is at an end.
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

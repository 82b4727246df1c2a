// Mounts what pyvis has built in vis-network, and tells Python which node or edge was chosen.
//
// Names reach the canvas as labels and the hint as text: nothing here makes HTML of them. The wheel scrolls the
// page unless Ctrl is held, so that the network is no trap; buttons and keys zoom.
//
// The part in sight stands in the address as that of a map does: left, right, top and bottom of the plane, so that a
// link shows it on a screen of another size, too; and so do the nodes that the reader has moved, with their places.
// charts.js writes both there.

const TRIES = 200;
const MARGIN = 8;   // pixels around the whole network
const LARGEST = 2;  // scale
const FEW = 12;     // nodes
const MOVED = 40;   // nodes whose places the address holds: the last ones
const STRIDE = 20;  // pixels that a key moves a node

const STRIDES = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };

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
  } else arrange(stage, kept);
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
  arrange(stage, kept);
  const asked = before ? null : sight(canvas);
  const view = (same && before) || asked || whole(kept);
  network.moveTo({ ...view, animation: false });
  if (before && !same) put("sight", "");
  for (const event of ["zoom", "dragEnd", "animationFinished"]) network.on(event, () => nameSoon(kept));
  network.on("resize", () => queueMicrotask(() => {
    // After vis-network's own, that stretches what a canvas which was still narrow has shown.
    if (kept.network !== network) return;
    network.moveTo({ ...(sight(canvas) || whole(kept)), animation: false });
    nameSoon(kept);
  }));
  for (const event of ["zoom", "dragEnd"]) {
    network.on(event, ({ nodes }) => {
      if (!nodes || !nodes.length) return keep(network, canvas);
      move(stage, kept, nodes.map((id) => [id, network.getPosition(id)]));
      choose(kept);  // To drag a node is not to choose it.
    });
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
    if (button && button.dataset.step === "back") {
      put("moved", "");
      arrange(stage, kept);
      canvas.focus();  // The button goes.
    } else if (button) step(kept, canvas, button.dataset.step);
  };
  canvas.onkeydown = (event) => {
    const to = { "+": "in", "=": "in", "-": "out", 0: "fit", ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (!to || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { node } = kept.data;
    if (!event.shiftKey || !STRIDES[to] || !kept.nodes.get(node)) return step(kept, canvas, to);
    const { x, y } = network.getPosition(node);
    const [right, down] = STRIDES[to].map((way) => way * STRIDE / network.getScale());
    move(stage, kept, [[node, { x: x + right, y: y + down }]]);
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

// Every node where the reader has put it, else where it was laid.
function arrange(stage, kept) {
  const places = moved();
  for (const node of kept.data.nodes) {
    // As vis-network takes what it is given: whole pixels of the plane.
    const laid = { x: Math.trunc(node.x), y: Math.trunc(node.y) };
    const [is, be] = [kept.network.getPosition(node.id), places.get(node.id) || laid];
    if (Math.round(is.x) === be.x && Math.round(is.y) === be.y) continue;
    kept.network.moveNode(node.id, be.x, be.y);
    nameSoon(kept);
  }
  stage.querySelector('[data-step="back"]').hidden = !kept.data.nodes.some((node) => places.has(node.id));
}

// Have these nodes at these places in the address.
function move(stage, kept, nodes) {
  const places = moved();
  for (const [id, { x, y }] of nodes) {
    places.delete(id);  // The last one moved comes last.
    places.set(id, { x: Math.round(x), y: Math.round(y) });
  }
  put("moved", [...places].slice(-MOVED).map(([id, { x, y }]) => [id, x, y].join("_")).join("."));
  arrange(stage, kept);
}

// The places of nodes that the address holds, by id: ID_X_Y, with full stops between them.
function moved() {
  const said = (new URL(location.href).searchParams.get("moved") || "").split(".");
  const found = said.map((one) => /^(.+)_(-?\d{1,6})_(-?\d{1,6})$/.exec(one)).filter(Boolean);
  return new Map(found.map(([, id, x, y]) => [id, { x: Number(x), y: Number(y) }]));
}

function step(kept, canvas, name) {
  const network = kept.network;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const animation = calm ? false : { duration: 150 };
  if (name === "fit") {
    put("sight", "");
    network.moveTo({ ...whole(kept), animation });
    return nameSoon(kept);
  }
  const { position, scale } = seen(network);
  const [dx, dy] = (STRIDES[name] || [0, 0]).map((way) => way * 80 / scale);
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
  put("sight", [position.x - right, position.x + right, position.y - down, position.y + down].map(Math.round).join("_"));
}

function put(name, value) {
  document.dispatchEvent(new CustomEvent("communique:address", { detail: { name, value } }));
}

// What the address says is in sight, as a place and a scale for this canvas; null where it says nothing that holds.
function sight(canvas) {
  const said = (new URL(location.href).searchParams.get("sight") || "").split("_").map(Number);
  const [left, right, top, bottom] = said;
  if (said.length !== 4 || !said.every(Number.isFinite) || left >= right || top >= bottom) return null;
  const scale = Math.min(canvas.clientWidth / (right - left), canvas.clientHeight / (bottom - top));
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.min(20, Math.max(0.01, scale)) };
}

// Links, copying, hints and scrolling for everything that pages draw as HTML. Nothing here reads or writes
// what the pages show, save by textContent.
//
// A link of the dashboard is turned to within the session: the address is put into the history and Streamlit
// is told as if the reader had come back to it, so each step is one entry and back and forward hold.

const HINT_ID = "communique-hint";
const STATUS_ID = "communique-status";
const SKIP_ID = "communique-skip";
const CHOICES = ["picked", "node", "edge", "row", "at"];

export default function ({ data, setTriggerValue }) {
  const previous = window.communiqueNavigator;
  if (previous) previous.abort();
  const controller = new AbortController();
  window.communiqueNavigator = controller;
  const listen = (type, action, capture = false) =>
    document.addEventListener(type, action, { signal: controller.signal, capture });

  listen("click", turn, true);
  listen("click", wait, true);
  listen("click", skip);
  listen("click", copy);
  listen("click", (event) => keep(event, setTriggerValue));
  listen("mouseover", hint);
  listen("focusin", hint);
  listen("mouseout", (event) => { if (!insideHint(event.relatedTarget)) hideHintSoon(event); });
  listen("focusout", hideHint);
  listen("keydown", (event) => { if (event.key === "Escape") hideHint(); });
  listen("toggle", remember, true);
  listen("pointerdown", notice, true);
  listen("keydown", notice, true);
  element(STATUS_ID, (status) => { status.setAttribute("role", "status"); status.className = "communique-unseen"; });
  offerToSkip();
  recall(40);
  if (data && data.focus && data.focus !== window.communiqueFocus) focusOn(data.focus, 400);
  if (!data || !data.focus) window.communiqueFocus = window.communiqueWanted = null;
  if (data && data.lit && data.lit !== window.communiqueLit) light(data.lit, 60);
  if (!data || !data.lit) window.communiqueLit = null;
  choose((data && data.chosen) || null);
  const watcher = showStarred(data || {});
  return () => { controller.abort(); watcher.disconnect(); hideHint(); };
}

function element(id, prepare) {
  let found = document.getElementById(id);
  if (!found) {
    found = document.createElement("div");
    found.id = id;
    prepare(found);
    (document.querySelector(".stApp") || document.body).appendChild(found);
  }
  return found;
}

function turn(event) {
  const link = event.target.closest && event.target.closest("a[href]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const written = link.getAttribute("href");
  if (link.target === "_blank" || link.hasAttribute("download") || written.startsWith("#")) return;
  const address = new URL(link.href);
  if (address.origin !== location.origin) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  hideHint();
  const samePage = address.pathname === location.pathname;
  if (samePage) carry(new URL(location.href).searchParams, address.searchParams);
  if (address.href !== location.href) history.pushState({}, "", address.href);
  document.dispatchEvent(new CustomEvent("communique:turned"));
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  const names = samePage ? CHOICES : ["at", "row"];
  if (!names.some((name) => address.searchParams.has(name))) {
    const main = document.querySelector('[data-testid="stMain"]');
    if (main) main.scrollTo({ top: 0 });
  }
}

// What the browser alone has put into the address (charts.js) is not in links that were written before.
function carry(now, then) {
  const chosen = ["picked", "node", "edge"].some((one) => then.has(one));
  for (const name of ["unfolded", "moved", ...(chosen ? ["sight"] : [])]) {
    if (now.has(name)) then.set(name, now.get(name));
    else then.delete(name);
  }
}

// A file is asked of the server by a name that is dropped when the script draws the button anew: a click meanwhile would
// be lost without a word. It waits for the page.
function wait(event) {
  const button = event.target.closest && event.target.closest('[data-testid="stDownloadButton"] button');
  if (!button || !drawing()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const keyed = button.closest('[class*="st-key-"]');
  const key = keyed && [...keyed.classList].find((name) => name.startsWith("st-key-"));
  say("Waiting for the page");
  press(button, key, location.pathname, 1200);
}

function drawing() {
  return !document.querySelector('.stApp[data-test-script-state="notRunning"]');
}

function press(button, key, page, tries) {
  if (location.pathname !== page || tries < 0) return say("");
  if (drawing()) return setTimeout(() => press(button, key, page, tries - 1), 50);
  const now = button.isConnected ? button : key && document.querySelector(`.${CSS.escape(key)} button`);
  if (now) now.click();
}

// The first stop of the tab key: past the menu and the filters to what the page shows.
function offerToSkip() {
  if (document.getElementById(SKIP_ID)) return;
  const link = document.createElement("a");
  link.id = SKIP_ID;
  link.href = "#";
  link.textContent = "Skip to content";
  document.body.prepend(link);
}

function skip(event) {
  if (!event.target.closest || !event.target.closest(`#${SKIP_ID}`)) return;
  event.preventDefault();
  const heading = document.querySelector('[data-testid="stMain"] h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}

// A widget is drawn after this: wait until it is there, on a busy server for long.
function focusOn(key, tries) {
  if (window.communiqueWanted !== key && tries < 400) return;
  window.communiqueWanted = key;
  const field = document.querySelector(`.st-key-${CSS.escape(key)} :is(textarea, input)`);
  if (field) {
    window.communiqueFocus = key;
    field.focus();
  } else if (tries > 0) {
    setTimeout(() => focusOn(key, tries - 1), 50);
  }
}

// What is chosen in a page is shown elsewhere on it: beside, on a phone below. Whoever has chosen it by the keyboard, or
// would not see it, is led to its heading; who sees it is told. Where the choice is taken back, all is as before it.
function choose(chosen) {
  const before = window.communiqueChosen;
  const samePage = before && before.page === location.pathname;
  window.communiqueChosen = { page: location.pathname, chosen, came: samePage ? before.came : null };
  if (!samePage || before.chosen === chosen) return;
  if (chosen) {
    window.communiqueChosen.came = (before.chosen && before.came) || window.communiqueHand || null;
    lead(chosen, 200);
  } else if (before.came) {
    returnTo(before.came);
  }
}

function notice(event) {
  const main = document.querySelector('[data-testid="stMain"]');
  const link = event.target.closest && event.target.closest("a[href]");
  const grid = event.target.closest && event.target.closest('[data-testid="stDataFrame"]');
  // What is drawn anew is another element then: a link is known by its address, a table by its kind.
  const again = link ? `a[href="${CSS.escape(link.getAttribute("href"))}"]` : grid && '[data-testid="stDataFrame"] canvas';
  window.communiqueHand = {
    keys: event.type === "keydown", top: main ? main.scrollTop : 0, focus: event.target, again,
  };
}

function lead(chosen, tries) {
  const mark = document.querySelector(`[data-chosen="${CSS.escape(chosen)}"]`);
  const around = mark && mark.closest('[class*="st-key-rows"]');
  const heading = around && around.querySelector("h1, h2, h3, h4");
  if (!heading) {
    if (tries > 0 && window.communiqueChosen.chosen === chosen) setTimeout(() => lead(chosen, tries - 1), 50);
    return;
  }
  const box = heading.getBoundingClientRect();
  const seen = box.top >= 0 && box.bottom <= window.innerHeight * 0.9;
  if (!seen) around.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
  if (seen && !(window.communiqueHand && window.communiqueHand.keys)) return say(heading.textContent);
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

function returnTo(came) {
  window.communiqueChosen.came = null;
  back(came, 100);
}

// What was left is drawn anew first: look for it until it is there, unless something else is chosen meanwhile.
function back(came, tries) {
  if (window.communiqueChosen.chosen) return;
  const drawn = !document.querySelector("[data-chosen]");
  const from = drawn && (came.focus.isConnected ? came.focus : came.again && document.querySelector(came.again));
  if (!from && (came.again || !drawn) && tries > 0) {
    setTimeout(() => back(came, tries - 1), 100);
    return;
  }
  const main = document.querySelector('[data-testid="stMain"]');
  if (main) main.scrollTop = came.top;
  if (from) from.focus({ preventScroll: true });
}

function calm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

async function copy(event) {
  const button = event.target.closest && event.target.closest("[data-copy]");
  if (!button) return;
  const text = button.dataset.copy === "address" ? location.href : button.dataset.copy;
  let done = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    done = copyBySelection(text);
  }
  say(done ? "Copied" : "The browser did not allow copying");
  button.dataset.said = done ? "Copied" : "Not copied";
  setTimeout(() => delete button.dataset.said, 1600);
}

// Where the page is not served from localhost or by https there is no clipboard to write to.
function copyBySelection(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.appendChild(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

function say(words) {
  const status = document.getElementById(STATUS_ID);
  status.textContent = "";
  setTimeout(() => { status.textContent = words; }, 50);
}

// Whether a row is kept, and where its star goes: told to every button that is there and that comes.
function showStarred(data) {
  const kept = new Set(data.starred || []);
  const show = () => {
    for (const button of document.querySelectorAll("[data-star]")) {
      const on = kept.has(button.dataset.star);
      button.setAttribute("aria-pressed", String(on));
      button.dataset.why = on ? `Kept in “${data.collection}”: take it out` : `Keep in “${data.collection}”`;
    }
  };
  show();
  const watcher = new MutationObserver(show);
  watcher.observe(document.querySelector(".stApp") || document.body, { childList: true, subtree: true });
  return watcher;
}

function keep(event, tell) {
  const button = event.target.closest && event.target.closest("[data-star], [data-note]");
  if (!button) return;
  const star = button.dataset.star;
  tell("asked", star ? { star } : { note: button.dataset.note });
}

let hintTimer = 0;

function hint(event) {
  const target = event.target.closest && event.target.closest("[data-why]");
  if (!target) return;
  clearTimeout(hintTimer);
  const box = element(HINT_ID, (made) => { made.setAttribute("role", "tooltip"); });
  box.textContent = target.dataset.why;
  box.hidden = false;
  const at = target.getClientRects()[0] || target.getBoundingClientRect();
  const left = Math.min(Math.max(8, at.left), window.innerWidth - box.offsetWidth - 8);
  const above = at.top - box.offsetHeight - 2;
  box.style.left = `${Math.max(8, left)}px`;
  box.style.top = `${above > 4 ? above : at.bottom + 2}px`;
}

function insideHint(node) {
  return node && node.closest && (node.closest(`#${HINT_ID}`) || node.closest("[data-why]"));
}

function hideHintSoon(event) {
  if (event.target.closest && (event.target.closest("[data-why]") || event.target.closest(`#${HINT_ID}`))) {
    clearTimeout(hintTimer);
    hintTimer = setTimeout(hideHint, 150);
  }
}

function hideHint() {
  const box = document.getElementById(HINT_ID);
  if (box) box.hidden = true;
}

// <details data-remember="name"> stays closed in this browser once it was closed.
function remember(event) {
  const name = event.target.dataset && event.target.dataset.remember;
  if (name) store(`communique-${name}`, event.target.open ? "open" : "closed");
}

function recall(tries) {
  for (const details of document.querySelectorAll("details[data-remember]:not([data-recalled])")) {
    details.dataset.recalled = "";
    if (stored(`communique-${details.dataset.remember}`) === "closed") details.open = false;
  }
  if (tries > 0) setTimeout(() => recall(tries - 1), 50);
}

function store(name, value) {
  try { localStorage.setItem(name, value); } catch { say("This browser keeps no settings"); }
}

function stored(name) {
  try { return localStorage.getItem(name); } catch { return null; }
}

// The page is drawn piece by piece: look for what is lit until it is there. What stands in a list that scrolls
// by itself is brought into view inside it, the page stays with the text.
function light(key, tries) {
  // What a narrow window hides cannot be scrolled to.
  const lit = [...document.querySelectorAll("[data-lit]")].filter((one) => one.getClientRects().length);
  if (!lit.some((one) => one.dataset.lit === key)) {
    if (tries > 0) setTimeout(() => light(key, tries - 1), 50);
    return;
  }
  window.communiqueLit = key;
  let turned = false;
  for (const one of lit) {
    const list = one.closest('[data-testid="stColumn"]');
    if (list && getComputedStyle(list).overflowY === "auto") {
      list.scrollTop += one.getBoundingClientRect().top - list.getBoundingClientRect().top - 12;
    } else if (!turned) {
      one.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
      turned = true;
    }
  }
  if (tries > 20) lightAgain(key);
}

// What is still being drawn may push it away: once more, unless the reader does something, whose click would miss.
function lightAgain(key) {
  const acted = new AbortController();
  const told = { capture: true, passive: true, signal: acted.signal };
  for (const kind of ["pointerdown", "keydown", "wheel"]) document.addEventListener(kind, () => acted.abort(), told);
  setTimeout(() => {
    if (acted.signal.aborted) return;
    acted.abort();
    light(key, 20);
  }, 500);
}

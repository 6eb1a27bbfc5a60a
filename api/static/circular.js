// Circular: a clause lights up on its page, and a place on the page finds its clause.
const script = document.querySelector("script[data-lit]");
const said = document.getElementById("said");
const sheets = document.getElementById("sheets");
let leader = null; // the side that a person is scrolling: "clauses", "sheets"; null while we scroll

const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const say = (sentence) => { said.textContent = sentence; };
const areas = (path) => [...document.querySelectorAll(".paper svg a")].filter((a) => a.dataset.clause === path);
const clause = (path) => [...document.querySelectorAll("article.clause")].find((c) => c.dataset.clause === path);

function light(path) {
  for (const old of document.querySelectorAll(".lit")) old.classList.remove("lit");
  for (const old of document.querySelectorAll("a.marker[aria-current]")) old.removeAttribute("aria-current");
  const chosen = clause(path);
  if (!chosen) return;
  chosen.classList.add("lit");
  chosen.querySelector("a.marker")?.setAttribute("aria-current", "true");
  for (const area of areas(path)) area.classList.add("lit");
}

function showOnPage(path, page, bring) {
  const wanted = areas(path);
  const area = wanted.find((a) => a.closest("figure").id === `page-${page}`) ?? wanted[0];
  showBox(area?.querySelector("rect"), bring);
}

// `bring` brings the pages into view where they stand below the clauses.
function showBox(first, bring) {
  if (!first || !sheets) return;
  const inside = sheets.scrollHeight > sheets.clientHeight + 1;
  const place = first.getBoundingClientRect();
  const frame = sheets.getBoundingClientRect();
  leader = null;
  if (inside) sheets.scrollTo({ top: sheets.scrollTop + place.top - frame.top - frame.height / 3, left: Math.max(0, sheets.scrollLeft + place.left - frame.left - 40) });
  if (bring && (frame.top > innerHeight || frame.bottom < 0)) sheets.scrollIntoView({ block: "start" });
}

function select(path, { scrollPage = false, scrollClause = false, page, bring = false } = {}) {
  light(path);
  const chosen = clause(path);
  if (scrollPage) showOnPage(path, page, bring);
  leader = null;
  if (scrollClause) chosen?.scrollIntoView({ block: "center" });
  const address = new URL(location.href);
  address.searchParams.set("clause", path);
  address.searchParams.delete("page");
  address.hash = "";
  history.replaceState(null, "", address);
  if (chosen) say(fill(script.dataset.lit, { name: chosen.dataset.name, pages: chosen.dataset.pages }));
}

document.addEventListener("click", (event) => {
  const shower = event.target.closest("[data-show]");
  const area = event.target.closest(".paper svg a");
  const copier = event.target.closest("[data-copy]");
  const goer = event.target.closest("[data-go]");
  const prover = event.target.closest("[data-prove]");
  if (goer || prover) {
    event.preventDefault();
    if (prover) prove(prover.dataset.prove);
    else go(goer.dataset.go);
  } else if (shower) {
    event.preventDefault();
    const here = shower.closest("article.clause");
    select(shower.dataset.show, { scrollPage: true, scrollClause: !here, page: shower.dataset.page, bring: Boolean(here) });
    if (!here) clause(shower.dataset.show)?.querySelector("a.marker")?.focus({ preventScroll: true });
  } else if (area) {
    event.preventDefault();
    select(area.dataset.clause, { scrollClause: true });
  } else if (copier) {
    copy(cited(copier.dataset));
  } else {
    const whole = event.target.closest("article.clause");
    if (whole && !getSelection().toString()) select(whole.dataset.clause, { scrollPage: true });
  }
});

// The same as Style.of on the server.
const style = document.getElementById("style");
function cited({ copy: words, place }) {
  const { opening, middle, closing, first, bare } = style.selectedOptions[0].dataset;
  const [one, other] = first === "words" ? [words, place] : [place, words];
  return opening + one + middle + (bare === undefined ? other : "") + closing;
}
if (style && navigator.clipboard) {
  style.closest("p").hidden = false;
  style.value = localStorage.getItem("edaran_style") ?? style.value;
  if (style.selectedIndex < 0) style.selectedIndex = 0;
  style.addEventListener("change", () => localStorage.setItem("edaran_style", style.value));
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
  say(script.dataset.copied);
}
if (navigator.clipboard) for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;

// Search within: every word must stand in the clause; Enter goes on to the next one.
const within = document.getElementById("within");
const folded = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("ı", "i");
let met = [];
let at = -1;
function look() {
  const words = folded(within.value).split(/\s+/).filter(Boolean);
  const all = [...document.querySelectorAll("article.clause")];
  const holds = (c) => words.length > 0 && words.every((word) => folded(c.querySelector(".quote").textContent).includes(word));
  met = all.filter(holds);
  at = -1;
  for (const c of all) c.classList.toggle("met", met.includes(c));
  const hint = document.getElementById("within-hint");
  if (words.length) hint.textContent = met.length ? fill(script.dataset.met, { n: met.length }) : script.dataset.unmet;
  else hint.textContent = "";
}
function next(step) {
  if (!met.length) return;
  at = (at + step + met.length) % met.length;
  select(met[at].dataset.clause, { scrollPage: true, scrollClause: true });
}
if (within) {
  within.closest("p").hidden = false;
  within.addEventListener("input", look);
  within.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    next(event.shiftKey ? -1 : 1);
  });
}

// From the outline: light the clause and put the keyboard there.
function go(path) {
  select(path, { scrollPage: true, scrollClause: true });
  clause(path)?.querySelector("a.marker")?.focus({ preventScroll: true });
}

// The printed line that proves a field of the metadata.
function prove(field) {
  for (const old of document.querySelectorAll(".lit")) old.classList.remove("lit");
  const boxes = document.querySelector(`.paper svg g[data-proof="${CSS.escape(field)}"]`);
  boxes?.classList.add("lit");
  showBox(boxes?.querySelector("rect"), true);
}
function cutProofs(about) {
  for (const frame of about.querySelectorAll("a.proof svg")) {
    const page = document.querySelector(`#page-${frame.dataset.page} img`);
    if (!page || frame.hasChildNodes()) continue;
    const picture = document.createElementNS("http://www.w3.org/2000/svg", "image");
    for (const [name, value] of [["href", page.getAttribute("src")], ["width", page.getAttribute("width")], ["height", page.getAttribute("height")]]) picture.setAttribute(name, value);
    frame.append(picture);
  }
}
for (const about of document.querySelectorAll("details.about")) {
  about.addEventListener("toggle", () => cutProofs(about));
  if (about.open) cutProofs(about);
}

// Zoom: from half to triple width, the middle of what is seen stays.
const zoom = document.querySelector(".zoom");
const SCALES = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
let scale = 1;
function zoomTo(wanted) {
  const middle = [(sheets.scrollLeft + sheets.clientWidth / 2) / sheets.scrollWidth, (sheets.scrollTop + sheets.clientHeight / 2) / sheets.scrollHeight];
  scale = wanted;
  sheets.style.setProperty("--zoom", String(scale));
  leader = null;
  sheets.scrollTo({ left: middle[0] * sheets.scrollWidth - sheets.clientWidth / 2, top: middle[1] * sheets.scrollHeight - sheets.clientHeight / 2, behavior: "instant" });
  say(fill(script.dataset.zoomed, { percent: Math.round(scale * 100) }));
}
const ZOOMS = {
  in: () => SCALES.find((one) => one > scale) ?? scale,
  out: () => SCALES.findLast((one) => one < scale) ?? scale,
  fit: () => 1,
};
if (zoom && sheets) {
  zoom.hidden = false;
  zoom.addEventListener("click", (event) => { const way = event.target.dataset.zoom; if (way) zoomTo(ZOOMS[way]()); });
  sheets.addEventListener("keydown", (event) => {
    const way = { "+": "in", "=": "in", "-": "out", 0: "fit" }[event.key];
    if (way && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); zoomTo(ZOOMS[way]()); }
  });
}

// Keys on a clause's number: only while it has the focus.
document.addEventListener("keydown", (event) => {
  const marker = event.target.closest("a.marker");
  if (!marker || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = [...document.querySelectorAll("a.marker")];
  const here = marker.closest("article.clause");
  const other = { ArrowDown: all[all.indexOf(marker) + 1], ArrowUp: all[all.indexOf(marker) - 1] }[event.key];
  if (event.key === "ArrowDown" || event.key === "ArrowUp") event.preventDefault();
  if (other) { other.focus({ preventScroll: true }); select(other.dataset.show, { scrollPage: true, scrollClause: true }); }
  const target = { e: "a.to-correct", s: "a.to-similar", c: "[data-copy]" }[event.key.toLowerCase()];
  if (target) { event.preventDefault(); here.querySelector(target)?.click(); }
});

// Scrolling together: whichever side the person moves leads, the other one follows a third from the top.
const together = document.getElementById("together");
const outline = document.getElementById("outline");
if (outline) {
  const wide = matchMedia("(min-width: 90rem)");
  const fit = () => { outline.open = wide.matches; };
  fit();
  wide.addEventListener("change", fit);
}
const beside = () => sheets && sheets.scrollHeight > sheets.clientHeight + 1 && sheets.getBoundingClientRect().left > 100;
const boxesOf = (path) => areas(path).flatMap((a) => [...a.querySelectorAll("rect")]).map((r) => r.getBoundingClientRect());
function clauseAt(line) {
  let found = null;
  for (const c of document.querySelectorAll("article.clause")) {
    if (c.getBoundingClientRect().top > line) break;
    found = c;
  }
  return found;
}
function follow() {
  const current = clauseAt(innerHeight / 3);
  for (const old of document.querySelectorAll("[data-go][aria-current]")) old.removeAttribute("aria-current");
  const path = current?.dataset.clause;
  const entry = [...document.querySelectorAll("[data-go]")].findLast((one) => path !== undefined && (path === one.dataset.go || path.startsWith(`${one.dataset.go}.`)));
  entry?.setAttribute("aria-current", "true");
  if (!current || leader !== "clauses" || !together?.checked || !beside()) return;
  const boxes = boxesOf(path);
  if (!boxes.length) return;
  const own = current.getBoundingClientRect();
  const part = Math.min(1, Math.max(0, (innerHeight / 3 - own.top) / own.height));
  const box = boxes[Math.min(boxes.length - 1, Math.floor(part * boxes.length))];
  const frame = sheets.getBoundingClientRect();
  sheets.scrollTo({ top: sheets.scrollTop + box.top - frame.top - frame.height / 3, behavior: "instant" });
}
function lead() {
  if (leader !== "sheets" || !together?.checked || !beside()) return;
  const frame = sheets.getBoundingClientRect();
  const line = frame.top + frame.height / 3;
  let best = null;
  for (const area of document.querySelectorAll(".paper svg a")) {
    const place = area.querySelector("rect").getBoundingClientRect();
    const off = Math.abs(place.top - line);
    if (!best || off < best.off) best = { off, path: area.dataset.clause };
  }
  const chosen = best && clause(best.path);
  if (chosen) scrollTo({ top: scrollY + chosen.getBoundingClientRect().top - innerHeight / 3, behavior: "instant" });
}
if (together && sheets) {
  together.closest("p").hidden = false;
  together.checked = localStorage.getItem("edaran_together") !== "no";
  together.addEventListener("change", () => localStorage.setItem("edaran_together", together.checked ? "yes" : "no"));
  for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    addEventListener(kind, (event) => { leader = sheets.contains(event.target) ? "sheets" : "clauses"; }, { passive: true, capture: true });
  }
  let waiting = 0;
  const once = (work) => () => { if (!waiting) waiting = requestAnimationFrame(() => { waiting = 0; work(); }); };
  addEventListener("scroll", once(follow), { passive: true });
  sheets.addEventListener("scroll", once(lead), { passive: true });
}

const asked = new URL(location.href).searchParams;
if (asked.get("clause")) {
  light(asked.get("clause"));
  clause(asked.get("clause"))?.scrollIntoView({ block: "center" });
  showOnPage(asked.get("clause"), asked.get("page"));
} else if (asked.get("page")) {
  document.getElementById(`page-${asked.get("page")}`)?.scrollIntoView();
}

const waiting = document.querySelector("[data-waiting]");
if (waiting) {
  const look = async () => {
    const answer = await fetch(`/api/v1/circulars/${waiting.dataset.waiting}`);
    const state = answer.ok ? (await answer.json()).state : "";
    if (state === "ready" || state === "failed") location.reload();
    else setTimeout(look, 2000);
  };
  setTimeout(look, 2000);
}

// Circular: a clause lights up on its page, and a place on the page finds its clause.
const script = document.querySelector("script[data-lit]");
const said = document.getElementById("said");
const sheets = document.getElementById("sheets");

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

function showOnPage(path) {
  const first = areas(path)[0]?.querySelector("rect");
  if (!first || !sheets) return;
  const inside = sheets.scrollHeight > sheets.clientHeight + 1;
  const place = first.getBoundingClientRect();
  const frame = sheets.getBoundingClientRect();
  if (inside) sheets.scrollTo({ top: sheets.scrollTop + place.top - frame.top - frame.height / 3, left: 0 });
  if (frame.top > innerHeight || frame.bottom < 0) sheets.scrollIntoView({ block: "start" });
}

function select(path, { scrollPage = false, scrollClause = false } = {}) {
  light(path);
  const chosen = clause(path);
  if (scrollPage) showOnPage(path);
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
  if (shower) {
    event.preventDefault();
    select(shower.dataset.show, { scrollPage: true });
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

const zoom = document.getElementById("zoom");
if (zoom) {
  zoom.hidden = false;
  zoom.addEventListener("click", () => {
    const zoomed = sheets.classList.toggle("zoomed");
    zoom.setAttribute("aria-pressed", String(zoomed));
    zoom.textContent = zoomed ? script.dataset.unzoom : script.dataset.zoom;
  });
}

const asked = new URL(location.href).searchParams;
if (asked.get("clause")) {
  light(asked.get("clause"));
  clause(asked.get("clause"))?.scrollIntoView({ block: "center" });
  showOnPage(asked.get("clause"));
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

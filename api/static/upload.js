// Upload: files one after another, each with its outcome; the list of work refreshes itself.
const form = document.getElementById("drop");
const input = document.getElementById("files");
const section = document.getElementById("outcomes");
const body = section.querySelector("tbody");
const live = document.getElementById("live");
const words = document.getElementById("words").dataset;
const remedies = JSON.parse(words.remedies);
const said = document.getElementById("said");

function line(name) {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = name;
  const outcome = document.createElement("td");
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.setAttribute("aria-label", `${words.sending} ${name}`);
  outcome.append(bar);
  const state = document.createElement("td");
  state.textContent = "–";
  row.append(head, outcome, state);
  body.append(row);
  return { row, outcome, bar, state };
}

// The shelf: what was chosen and not sent yet is kept by the browser, so that closing it loses nothing.
const asked = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
let shelf = null;
async function openShelf() {
  const request = indexedDB.open("edaran", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("waiting", { autoIncrement: true });
  shelf = await asked(request);
}
const opened = openShelf().catch(() => { shelf = null; }); // a private window has none: closing asks first
const drawer = (mode) => shelf.transaction("waiting", mode).objectStore("waiting");
async function putAway(file) {
  await opened;
  try {
    return shelf ? await asked(drawer("readwrite").add({ file, name: file.name })) : null;
  } catch {
    return null; // no room in the browser: the window must stay open, and says so when closed
  }
}
const taken = (id) => (shelf && id !== null ? asked(drawer("readwrite").delete(id)) : null);
async function leftOver() {
  const [ids, kept] = await Promise.all([asked(drawer("readonly").getAllKeys()), asked(drawer("readonly").getAll())]);
  return ids.map((id, place) => ({ id, file: new File([kept[place].file], kept[place].name) }));
}

function send(file, bar) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/circulars");
    request.responseType = "json";
    request.upload.onprogress = (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; };
    request.onload = () => resolve({ status: request.status, answer: request.response });
    request.onerror = () => resolve({ status: 0, answer: null });
    const data = new FormData();
    data.append("files", file, file.name);
    request.send(data);
  });
}

// A broken connection, a full disk or too many requests are waited for; the file stays on the shelf
// meanwhile. A fault of the server is tried three times: one file must not hold up the others.
const pause = (ms) => new Promise((go) => { setTimeout(go, ms); });
const PASSING = new Set([0, 429, 502, 503, 504]);
async function sent(file, { outcome, bar }) {
  let faults = 0;
  for (let wait = 1000; ; wait = Math.min(30000, wait * 2)) {
    const { status, answer } = await send(file, bar);
    faults += status >= 500 && !PASSING.has(status) ? 1 : 0;
    if (!PASSING.has(status) && (status < 500 || faults === 3)) return { status, answer };
    outcome.textContent = `${words.lost} ${remedies[answer?.code] ?? ""}`;
    await pause(wait);
    outcome.replaceChildren(bar);
  }
}

function tell(outcome, answer) {
  const told = answer?.files?.[0] ?? { outcome: "rejected", error: answer };
  outcome.textContent = words[told.outcome];
  if (told.error) {
    const code = document.createElement("code");
    code.textContent = told.error.code;
    outcome.append(`: ${remedies[told.error.code] ?? told.error.message ?? told.error.detail} `, code);
  }
  if (told.key) {
    const link = document.createElement("a");
    link.href = `/circulars/${told.key}`;
    link.textContent = words.open;
    outcome.append(" ", link);
  }
  return told;
}

const counts = { chosen: 0, sent: 0, refused: 0, unsafe: 0 };
const rows = new Map(); // by key: the rows whose reading is under way
function sum() {
  const ready = [...rows.values()].filter((one) => one.done === "ready").length;
  const failed = [...rows.values()].filter((one) => one.done === "failed").length + counts.refused;
  const sentence = words.summary.replace(/\{(\w+)\}/g, (_, name) => ({ ...counts, ready, failed })[name]);
  document.getElementById("summary").textContent = sentence;
}
addEventListener("beforeunload", (event) => { if (counts.unsafe) event.preventDefault(); }); // neither sent nor on the shelf

async function deliver(waiting) {
  section.hidden = false;
  const lines = waiting.map((one) => ({ ...one, ...line(one.file.name) }));
  for (const one of lines) {
    const { status, answer } = await sent(one.file, one);
    const told = tell(one.outcome, answer);
    if (status === 401) return; // signed out: this file and those behind it stay on the shelf
    await taken(one.id);
    if (one.id === null) counts.unsafe -= 1;
    counts.sent += 1;
    if (told.outcome === "rejected") counts.refused += 1;
    if (told.key) rows.set(told.key, { state: one.state, done: "" });
    said.textContent = `${one.file.name}: ${one.outcome.textContent}`;
    sum();
    refresh();
  }
}

async function sendAll(files) {
  const chosen = [...files];
  input.value = "";
  counts.chosen += chosen.length;
  counts.unsafe += chosen.length;
  const waiting = [];
  for (const file of chosen) {
    const id = await putAway(file);
    if (id !== null) counts.unsafe -= 1;
    waiting.push({ id, file });
  }
  sum();
  deliver(waiting);
}

async function goOn() {
  await opened;
  if (!shelf) return;
  const begin = async () => {
    const waiting = await leftOver();
    if (!waiting.length) return;
    counts.chosen += waiting.length;
    said.textContent = words.resumed.replace("{n}", waiting.length);
    document.getElementById("resumed").textContent = said.textContent;
    await deliver(waiting);
  };
  // Another window that is sending holds the lock; without locks the server tells copies apart.
  if (navigator.locks) await navigator.locks.request("edaran_upload", { ifAvailable: true }, (held) => (held ? begin() : null));
  else await begin();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (input.files.length) sendAll(input.files);
});
input.addEventListener("change", () => { if (input.files.length) sendAll(input.files); });
for (const name of ["dragenter", "dragover"]) {
  form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add("over"); });
}
for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("over"));
form.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer.files.length) sendAll(event.dataTransfer.files);
});
form.querySelector(".send").hidden = true;

let timer = null;
async function look() {
  const open = [...rows.values()].some((one) => !one.done);
  if (!open) return;
  const answer = await fetch(words.jobs);
  if (!answer.ok) return;
  for (const job of (await answer.json()).items.reverse()) {
    const row = rows.get(job.circular);
    if (!row) continue;
    row.state.textContent = words[`state_${job.state}`] + (job.failure ? `: ${remedies[job.failure.code] ?? job.failure.message}` : "");
    row.state.className = `j-${job.state}`;
    row.done = job.state === "ready" || job.state === "failed" ? job.state : "";
  }
  sum();
}
async function refresh() {
  clearTimeout(timer);
  await look();
  const answer = await fetch(live.dataset.src);
  if (answer.ok) live.innerHTML = await answer.text(); // our own page part, escaped on the server
  if (!answer.ok || [...rows.values()].some((one) => !one.done) || live.querySelector("[data-active=yes]")) timer = setTimeout(refresh, 1500);
}
if (live.querySelector("[data-active=yes]")) timer = setTimeout(refresh, 1500);
goOn();

// Upload: files one after another, each with its outcome; the list of work refreshes itself.
const form = document.getElementById("drop");
const input = document.getElementById("files");
const section = document.getElementById("outcomes");
const body = section.querySelector("tbody");
const live = document.getElementById("live");
const words = document.getElementById("words").dataset;
const remedies = JSON.parse(words.remedies);
const said = document.getElementById("said");

function line(file) {
  const row = document.createElement("tr");
  const name = document.createElement("th");
  name.scope = "row";
  name.textContent = file.name;
  const outcome = document.createElement("td");
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.setAttribute("aria-label", `${words.sending} ${file.name}`);
  outcome.append(bar);
  row.append(name, outcome);
  body.append(row);
  return { outcome, bar };
}

function send(file, bar) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/circulars");
    request.responseType = "json";
    request.upload.onprogress = (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; };
    request.onload = () => resolve(request.response);
    request.onerror = () => reject(new Error("connection"));
    const data = new FormData();
    data.append("files", file, file.name);
    request.send(data);
  });
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
}

let sending = 0;
addEventListener("beforeunload", (event) => { if (sending) event.preventDefault(); }); // what is not sent yet is not kept yet

async function sendAll(files) {
  sending += files.length;
  section.hidden = false;
  const lines = [...files].map((file) => ({ file, ...line(file) }));
  for (const { file, outcome, bar } of lines) {
    try {
      tell(outcome, await send(file, bar));
    } catch {
      outcome.textContent = words.lost;
    }
    sending -= 1;
    said.textContent = `${file.name}: ${outcome.textContent}`;
    refresh();
  }
  input.value = "";
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
async function refresh() {
  clearTimeout(timer);
  const answer = await fetch(live.dataset.src);
  if (answer.ok) live.innerHTML = await answer.text(); // our own page part, escaped on the server
  if (!answer.ok || live.querySelector("[data-active=yes]")) timer = setTimeout(refresh, 1500);
}
if (live.querySelector("[data-active=yes]")) timer = setTimeout(refresh, 1500);

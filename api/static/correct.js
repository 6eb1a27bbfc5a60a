// Correcting a clause: cut at the cursor, doubtful words one key away, save without the mouse.
const form = document.getElementById("correct");
const text = document.getElementById("text");
const split = document.getElementById("split-here");
split.hidden = false;
document.getElementById("cut-by-words").hidden = true; // for browsers that run no scripts
const cursor = () => { form.elements.at.value = String(text.selectionStart); };
for (const kind of ["keyup", "pointerup", "input", "focus"]) text.addEventListener(kind, cursor);
text.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  cursor();
  if (event.shiftKey) form.requestSubmit(split);
  else form.requestSubmit();
});
for (const button of document.querySelectorAll("[data-word]")) {
  button.addEventListener("click", () => {
    const { word, start } = button.dataset;
    const near = text.value.indexOf(word, Math.max(0, Number(start) - word.length));
    const place = near < 0 ? text.value.indexOf(word) : near;
    text.focus();
    if (place >= 0) text.setSelectionRange(place, place + word.length);
  });
}

// The printed lines beside the words, a third from the top.
const sheets = document.getElementById("sheets");
const lines = sheets.querySelector("rect");
if (lines && sheets.scrollHeight > sheets.clientHeight) {
  const frame = sheets.getBoundingClientRect();
  sheets.scrollTo({ top: lines.getBoundingClientRect().top - frame.top - frame.height / 4, behavior: "instant" });
}

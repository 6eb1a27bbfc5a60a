// Comparison: only the topics on which the circulars differ, when asked.
const only = document.querySelector("fieldset.only");
const matrix = document.querySelector("table.matrix");
if (only && matrix) {
  only.hidden = false;
  only.addEventListener("change", (event) => {
    matrix.classList.toggle("same-hidden", event.target.value === "differ");
  });
}

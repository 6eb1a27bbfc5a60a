// Comparison: only the topics on which the circulars differ, when asked.
const only = document.querySelector("fieldset.only");
const matrix = document.querySelector("table.matrix");
if (only && matrix) {
  only.hidden = false;
  only.addEventListener("change", (event) => {
    matrix.classList.toggle("same-hidden", event.target.value === "differ");
  });
}

// Names of rows stay below the head while a tall row scrolls by.
if (matrix) {
  const head = matrix.tHead;
  const measure = () => matrix.style.setProperty("--head", `${head.offsetHeight}px`);
  new ResizeObserver(measure).observe(head);
}

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

// At a glance: arrow keys go from cell to cell, over those that say nothing.
if (matrix?.classList.contains("brief")) {
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  matrix.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    const cell = event.target.closest("td, th");
    if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    let row = cell.parentElement.rowIndex;
    let column = cell.cellIndex;
    for (;;) {
      row += step[0];
      column += step[1];
      const next = matrix.rows[row]?.cells[column];
      if (!next) return;
      const link = next.offsetParent && next.querySelector("a");
      if (link) return link.focus();
    }
  });
}

// Search and list: filters open on wide screens, page cuts fetched when asked for, names of regions offered.
const wide = matchMedia("(min-width: 56.01rem)");
const filters = document.querySelector("details[data-open-wide]");
if (filters) {
  const fit = () => { filters.open = wide.matches; };
  fit();
  wide.addEventListener("change", fit);
}

for (const crop of document.querySelectorAll("details.crop")) {
  crop.addEventListener("toggle", () => {
    const image = crop.querySelector("img");
    if (!crop.open || image.src) return;
    image.src = crop.dataset.src;
    image.hidden = false;
  });
}

const names = document.querySelector("datalist[data-src]");
const region = document.getElementById("region");
if (names && region) {
  region.addEventListener("focus", async () => {
    const answer = await fetch(names.dataset.src);
    if (!answer.ok) return; // the box still takes any name by hand
    for (const item of (await answer.json()).items) {
      const option = document.createElement("option");
      option.value = item.name;
      names.append(option);
    }
  }, { once: true });
}

document.addEventListener("keydown", (event) => {
  const box = document.getElementById("q");
  const typing = event.target.closest("input, select, textarea");
  if (box && event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});

// Search and list: filters open on wide screens, page cuts fetched when asked for, names of regions offered.
const wide = matchMedia("(min-width: 56.01rem)");
const filters = document.querySelector("details[data-open-wide]");
if (filters) {
  const fit = () => { filters.open = wide.matches; };
  fit();
  wide.addEventListener("change", fit);
}

// The whole width of the page, as high as the clause with a little around it.
async function cut(frame, { src, top, bottom }) {
  const page = new Image();
  page.src = src;
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "image");
  frame.append(picture);
  await page.decode();
  const [width, height] = [page.naturalWidth, page.naturalHeight];
  picture.setAttribute("href", src);
  picture.setAttribute("width", width);
  picture.setAttribute("height", height);
  frame.setAttribute("viewBox", `0 ${top * height} ${width} ${(bottom - top) * height}`);
}

for (const crop of document.querySelectorAll("details.crop")) {
  crop.addEventListener("toggle", () => {
    const frame = crop.querySelector("svg");
    if (crop.open && !frame.hasChildNodes()) cut(frame, crop.dataset);
  });
}

// Whole queries offered while typing, chosen by arrow keys or a click; the box works without them.
const asking = document.querySelector("input[data-suggest]");
const offers = document.getElementById("offers");
if (asking && offers) {
  let waiting;
  let latest = 0;
  let at = -1;
  const show = (open) => {
    offers.hidden = !open;
    asking.setAttribute("aria-expanded", String(open));
    if (!open) mark(-1);
  };
  const mark = (place) => {
    at = place;
    [...offers.children].forEach((row, n) => row.setAttribute("aria-selected", String(n === at)));
    const chosen = offers.children[at];
    if (chosen) asking.setAttribute("aria-activedescendant", chosen.id);
    else asking.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  };
  const take = (row) => {
    asking.value = row.dataset.text;
    show(false);
    asking.form.requestSubmit();
  };
  const row = ({ text, kind }, n) => {
    const made = document.createElement("li");
    made.id = `offer-${n}`;
    made.role = "option";
    made.dataset.text = text;
    const what = document.createElement("span");
    what.textContent = offers.dataset[kind] ?? "";
    made.append(text, " ", what);
    made.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
    made.addEventListener("click", () => take(made));
    return made;
  };
  const offer = async () => {
    const mine = ++latest;
    const answer = await fetch(`${asking.dataset.suggest}?q=${encodeURIComponent(asking.value)}`);
    if (!answer.ok || mine !== latest || document.activeElement !== asking) return;
    const { items } = await answer.json();
    offers.replaceChildren(...items.map(row));
    show(items.length > 0);
  };
  asking.role = "combobox";
  asking.setAttribute("aria-autocomplete", "list");
  asking.setAttribute("aria-controls", offers.id);
  show(false);
  asking.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(offer, 150);
  });
  asking.addEventListener("blur", () => { latest++; show(false); });
  asking.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const many = offers.children.length;
    if (step && !offers.hidden) {
      event.preventDefault();
      mark((at + step + many + (at < 0 && step < 0 ? 1 : 0)) % many);
    } else if (event.key === "Escape" && !offers.hidden) {
      event.preventDefault();
      latest++;
      show(false);
    } else if (event.key === "Enter" && offers.children[at]) {
      event.preventDefault();
      take(offers.children[at]);
    }
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

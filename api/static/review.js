// Review: the printed lines of each clause beside its words, cut from the page as they come near.
async function cut(place) {
  const { src, top, bottom } = place.dataset;
  const frame = place.querySelector("svg");
  const page = new Image();
  page.src = src;
  await page.decode();
  const [width, height] = [page.naturalWidth, page.naturalHeight];
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "image");
  for (const [name, value] of [["href", src], ["width", width], ["height", height]]) picture.setAttribute(name, value);
  frame.setAttribute("viewBox", `0 ${top * height} ${width} ${(bottom - top) * height}`);
  frame.append(picture);
}
const near = new IntersectionObserver((seen) => {
  for (const one of seen) {
    if (!one.isIntersecting) continue;
    near.unobserve(one.target);
    cut(one.target);
  }
}, { rootMargin: "400px" });
for (const place of document.querySelectorAll(".crop-now")) near.observe(place);

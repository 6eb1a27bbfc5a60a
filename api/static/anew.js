// Reading anew takes seconds: say so, and let nobody send it twice.
for (const form of document.querySelectorAll("form.anew, form.keep-trial")) {
  form.addEventListener("submit", () => {
    const said = form.querySelector("[data-waiting-said]") ?? document.getElementById("said");
    said.textContent = document.querySelector("form.anew").dataset.wait;
    form.querySelector("button").setAttribute("aria-disabled", "true");
  });
  form.addEventListener("submit", (event) => { if (form.dataset.sent) event.preventDefault(); form.dataset.sent = "yes"; });
}
addEventListener("pageshow", () => { for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent; });

/* <form data-upload>: sends its files with a bar that shows how far it is; [data-drop-zone] takes dropped files.
   The server may answer with HX-Redirect (django_htmx.http.HttpResponseClientRedirect), with a redirect, or with the
   page again, whose <main> then takes the place of this one. */

const size = (bytes) =>
  bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1).replace(".", ",")} MB`;

const showFiles = (zone) => {
  const list = zone.querySelector("[data-files]");
  const input = zone.querySelector("input[type=file]");
  const names = [...input.files].map((file) => `${file.name} (${size(file.size)})`).join(" · ");
  list.textContent = names || list.dataset.none;
};

const zoneOf = (event) => (event.target instanceof Element ? event.target.closest("[data-drop-zone]") : null);

document.addEventListener("change", (event) => {
  const zone = zoneOf(event);
  if (zone) showFiles(zone);
});

document.addEventListener("dragover", (event) => {
  const zone = zoneOf(event);
  if (!zone) return;
  event.preventDefault();
  zone.classList.add("drop-zone-over");
});

document.addEventListener("dragleave", (event) => zoneOf(event)?.classList.remove("drop-zone-over"));

document.addEventListener("drop", (event) => {
  const zone = zoneOf(event);
  if (!zone) return;
  event.preventDefault();
  zone.classList.remove("drop-zone-over");
  const input = zone.querySelector("input[type=file]");
  const taken = new DataTransfer();
  const wanted = input.multiple ? [...event.dataTransfer.files] : [...event.dataTransfer.files].slice(0, 1);
  for (const file of wanted) taken.items.add(file);
  input.files = taken.files;
  showFiles(zone);
});

const show = (form, percent) => {
  const box = form.querySelector("[data-progress]");
  if (!box) return;
  box.hidden = false;
  const bar = box.querySelector("progress");
  if (percent >= 100) bar.removeAttribute("value");
  else bar.value = percent;
  box.querySelector("[data-percent]").textContent = percent >= 100 ? box.dataset.received : `${percent} %`;
};

const giveBack = (form, message) => {
  const box = form.querySelector("[data-progress]");
  if (box) box.hidden = true;
  for (const button of form.querySelectorAll("button")) button.disabled = false;
  form.removeAttribute("aria-busy");
  const failed = form.querySelector("[data-failed]");
  if (failed) failed.hidden = !message;
};

const takePage = (form, html) => {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("main");
  if (!fresh) {
    giveBack(form, true);
    return;
  }
  document.querySelector("main").replaceWith(fresh);
  (fresh.querySelector("[data-error-summary]") ?? fresh.querySelector("h1"))?.focus();
};

const answered = (form, request) => {
  const redirect = request.getResponseHeader("HX-Redirect");
  if (redirect) window.location.assign(redirect);
  else if (request.responseURL !== form.action.split("#")[0]) window.location.assign(request.responseURL);
  else if (request.status < 500) takePage(form, request.responseText);
  else giveBack(form, true);
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-upload]")) return;
  event.preventDefault();
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("HX-Request", "true");
  request.upload.addEventListener("progress", (progress) => {
    if (progress.lengthComputable) show(form, Math.floor((100 * progress.loaded) / progress.total));
  });
  request.addEventListener("load", () => answered(form, request));
  request.addEventListener("error", () => giveBack(form, true));
  request.addEventListener("abort", () => giveBack(form, false));
  request.send(new FormData(form, event.submitter));
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  form.setAttribute("aria-busy", "true");
  show(form, 0);
});

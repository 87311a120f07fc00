/* What the frame of every page does beyond links and forms. Everything works without it, only less quickly. */

const TOASTS_AT_ONCE = 3;
const TOAST_MILLISECONDS = 8000;

/* Ctrl K, or Cmd K, goes to the search field; on a phone, where there is none, to the search page. */
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
  const field = document.querySelector("#search-everything");
  if (!field) return;
  event.preventDefault();
  if (field.offsetParent === null) {
    field.form.submit();
    return;
  }
  field.focus();
  field.select();
});

/* Menus are <details>: the browser opens them; leaving them or Escape closes them. */
const openMenus = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("focusin", (event) => {
  for (const menu of openMenus()) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

/* What a form got wrong is read first. */
const focusErrors = (root) => root.querySelector("[data-error-summary]")?.focus();

focusErrors(document);

/* A toast leaves by itself unless it can be undone, is pointed at, or holds the focus. */
const toasts = document.querySelector("#toasts");

const leaveLater = (toast) => {
  if (toast.querySelector("form")) return;
  setTimeout(() => {
    if (toast.matches(":hover, :focus-within")) leaveLater(toast);
    else toast.remove();
  }, TOAST_MILLISECONDS);
};

const say = (templateId) => {
  const template = document.querySelector(templateId);
  if (template && toasts) toasts.append(template.content.cloneNode(true));
};

if (toasts) {
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) {
        if (node.nodeType === Node.ELEMENT_NODE) leaveLater(node);
      }
    }
    while (toasts.children.length > TOASTS_AT_ONCE) toasts.firstElementChild.remove();
  }).observe(toasts, { childList: true });

  toasts.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) event.target.closest(".notice").remove();
  });
}

/* htmx: what it could not send or fetch is said, never swallowed. */
document.addEventListener("htmx:sendError", () => say("#say-not-sent"));
document.addEventListener("htmx:timeout", () => say("#say-not-sent"));
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status === 403) say("#say-signed-out");
  else say("#say-refused");
});
document.addEventListener("htmx:afterSwap", (event) => focusErrors(event.target));

/* What stands on one side lights up its words in the source on the other; a click on a line leads back. On a phone the
   two sides take turns. Anything with data-places ("12", "14:2 15") takes part. Without this script the places are links
   to the lines. */

const review = document.querySelector("#review");
const source = review.querySelector(".review-source");
const fields = review.querySelector(".review-fields");
const panes = review.querySelector(".review-panes");

const placesOf = (node) =>
  node.dataset.places.split(" ").filter(Boolean).map((place) => {
    const [line, cell] = place.split(":");
    const row = source.querySelector(`[data-line="${line}"]`);
    return (cell === undefined ? null : row?.querySelector(`[data-cell="${cell}"]`)) ?? row;
  }).filter(Boolean);

const dim = (mark) => source.querySelectorAll(`.${mark}`).forEach((node) => node.classList.remove(mark));

const light = (node, mark) => {
  dim(mark);
  const places = placesOf(node);
  for (const place of places) place.classList.add(mark);
  return places[0];
};

/* The side scrolls by itself on a desktop, with the page on a phone. */
const bringIntoSight = (place) => {
  if (!place) return;
  const box = source.getBoundingClientRect();
  const first = place.getBoundingClientRect();
  if (source.scrollHeight <= source.clientHeight) {
    if (getComputedStyle(source).overflowY === "visible") place.scrollIntoView({ block: "center" });
  } else if (first.top < box.top + 24 || first.bottom > box.bottom - 24) {
    source.scrollTop += first.top - box.top - box.height / 3;
  }
};

const show = (pane) => {
  panes.dataset.pane = pane;
  for (const button of review.querySelectorAll("[data-show]")) {
    if (button.dataset.show === pane) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
};

const holder = (node) => node.closest?.("[data-places]");

fields.addEventListener("mouseover", (event) => {
  const node = holder(event.target);
  if (node) light(node, "is-pointed");
});
fields.addEventListener("mouseleave", () => dim("is-pointed"));

fields.addEventListener("focusin", (event) => {
  const node = holder(event.target);
  if (!node) return;
  const first = light(node, "is-lit");
  if (getComputedStyle(source).overflowY !== "visible") bringIntoSight(first);
});

let left = null; // the place that one went to the source from

fields.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-places]");
  if (!link) return;
  event.preventDefault();
  left = link;
  show("source");
  bringIntoSight(light(link, "is-lit"));
});

source.addEventListener("click", (event) => {
  const line = event.target.closest("[data-line]");
  if (!line || String(getSelection())) return;
  const cell = event.target.closest("[data-cell]")?.dataset.cell;
  const about = (wanted) => [...fields.querySelectorAll("[data-places]")].find((node) => node.dataset.places.split(" ").includes(wanted));
  const node = (cell !== undefined && about(`${line.dataset.line}:${cell}`)) || about(line.dataset.line);
  if (!node) return;
  show("fields");
  const folded = node.closest("details:not([open])");
  if (folded) folded.open = true;
  (node.querySelector(".input, a[data-places]") ?? node).focus({ preventScroll: true });
  node.scrollIntoView({ block: "center" });
});

for (const link of review.querySelectorAll("[data-show]")) {
  link.addEventListener("click", (event) => {
    // With a line in the address the way out is the address: only it takes the line's mark away.
    if (!location.hash) event.preventDefault();
    show(link.dataset.show);
    if (link.dataset.show === "fields") left?.scrollIntoView({ block: "center" });
  });
}

review.addEventListener("show-pane", (event) => show(event.detail));

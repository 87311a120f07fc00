/* The values of a draft under review: edits go to the server one after the other, and every answer says which items give
   way to which, so that undoing is the same movement backwards. What lights up where: places.js. */

const review = document.querySelector("#review");
const fields = review.querySelector(".review-fields");
const voice = review.querySelector("[data-say]");
const failed = review.querySelector("[data-failed]").content.textContent;
const signedOut = review.querySelector("[data-signed-out]").content.textContent;
const mayEdit = "edit" in review.dataset;

const inputs = () => [...fields.querySelectorAll(".value .input:not([disabled])")];
const valueOf = (node) => node.closest(".value");
const itemOf = (node) => node.closest(".item");
const typedIn = (value) => [...value.querySelectorAll(".input")].map((input) => input.value);
const asSent = (value) => JSON.stringify(typedIn(value).filter((text) => text.trim()));
const sent = new WeakMap();

/* A text box is as high as its words. */
const fit = (box) => {
  if (box.tagName !== "TEXTAREA" || CSS.supports("field-sizing", "content")) return;
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
};

const prepare = (root) => {
  for (const value of root.querySelectorAll(".value")) sent.set(value, asSent(value));
  for (const box of root.querySelectorAll("textarea")) fit(box);
};

const focus = (input) => {
  if (!input) return;
  input.focus({ preventScroll: true });
  input.closest(".value").scrollIntoView({ block: "center" });
};

const say = (message) => {
  voice.textContent = "";
  voice.textContent = message;
};

const complain = (value, message) => {
  say(message);
  const where = value ?? fields;
  where.querySelector(":scope > .value-error")?.remove();
  const line = document.createElement("p");
  line.className = "value-error";
  line.setAttribute("role", "alert");
  line.textContent = message;
  if (value) value.append(line);
  else where.prepend(line);
};

/* On a phone the way to the next doubt stays at hand above what is read. */
const handDown = () => {
  const holder = review.querySelector("[data-left]");
  holder.replaceChildren();
  const chip = review.querySelector("#review-counts [data-next-doubt]")?.cloneNode(true);
  if (!chip) return;
  chip.setAttribute("aria-label", chip.textContent.trim());
  chip.replaceChildren(chip.querySelector(".icon"), chip.dataset.nextDoubt);
  holder.append(chip);
};

/* Edits wait for each other: the next one starts from what the last one left. Gives the new items, null when refused. */
let queue = Promise.resolve();

const send = (url, data, value) => {
  queue = queue.then(async () => {
    const answer = await post(url, data);
    if (answer.ok) return apply(answer);
    complain(value, answer.message);
    return null;
  });
  return queue;
};

/* Every edit may settle a finding or a line, or bring one up; told once the typing pauses. */
let counting = 0;

const countAgain = () => {
  clearTimeout(counting);
  counting = setTimeout(async () => {
    const response = await fetch(review.dataset.tabs).catch(() => null);
    if (response?.ok && !response.redirected) review.querySelector("#review-tabs").innerHTML = await response.text();
  }, 800);
};

/* Kept alive, so that what was typed last is saved even when the page is left for another. */
const post = async (url, data) => {
  const body = new FormData();
  for (const [name, content] of data) body.append(name, content);
  try {
    const response = await fetch(url, {
      method: "POST",
      body,
      keepalive: true,
      redirect: "manual",
      headers: { "X-CSRFToken": review.dataset.token },
    });
    if (response.type === "opaqueredirect" || response.status === 403) return { ok: false, message: signedOut };
    return { ok: response.ok, ...(await response.json()) };
  } catch {
    return { ok: false, message: failed };
  }
};

/* What stands typed but not sent in items that give way. */
const unsentIn = (items) =>
  items.flatMap((item) =>
    [...item.querySelectorAll(".value")].filter(changed).map((value) => ({ id: item.id, field: value.dataset.field, texts: typedIn(value) })),
  );

const typeAgain = ({ id, field, texts }) => {
  const boxes = fields.querySelectorAll(`#${id} [data-field="${field}"] .input`);
  for (const [place, box] of boxes.entries()) {
    if (place < texts.length) box.value = texts[place];
    fit(box);
  }
};

/* Put the new items in the place of the old ones, and keep the eye and the focus where they were. */
const apply = (answer) => {
  const section = fields.querySelector(`[data-section="${answer.section}"].review-section`);
  const list = section.querySelector("[data-items]");
  const active = document.activeElement?.closest?.(".value");
  const focused = active && { id: itemOf(active).id, field: active.dataset.field, at: document.activeElement.selectionStart };
  const old = answer.removed.map((key) => list.querySelector(`:scope > [data-key="${key}"]`)).filter(Boolean);
  const unsent = unsentIn(old);
  for (const item of old) item.remove();
  const before = answer.before ? list.querySelector(`:scope > [data-key="${answer.before}"]`) : null;
  const made = document.createRange().createContextualFragment(answer.html);
  const added = [...made.children];
  if (before) before.after(made);
  else list.prepend(made);
  for (const item of added) prepare(item);
  for (const text of unsent) typeAgain(text);
  review.querySelector("#review-counts").innerHTML = answer.counts;
  handDown();
  fields.querySelector(":scope > .value-error")?.remove();
  if (answer.message) say(answer.message);
  countAgain();
  if (focused && !document.activeElement?.closest?.(".value")) {
    const input = fields.querySelector(`#${focused.id} [data-field="${focused.field}"] .input`);
    input?.focus({ preventScroll: true });
    if (input && focused.at !== undefined && input.setSelectionRange) input.setSelectionRange(focused.at, focused.at);
  }
  return added;
};

const about = (value, op) => [
  ["op", op],
  ["section", itemOf(value).dataset.section],
  ["key", itemOf(value).dataset.key],
  ["field", value.dataset.field],
];

const changed = (value) => sent.has(value) && sent.get(value) !== asSent(value);

const save = async (value) => {
  const before = sent.get(value);
  sent.set(value, asSent(value));
  const data = about(value, "set");
  for (const text of typedIn(value)) data.push(["value", text]);
  const added = await send(review.dataset.edit, data, value);
  if (!added) sent.set(value, before); // refused: it is still to be sent
  return added;
};

fields.addEventListener("focusout", (event) => {
  const value = valueOf(event.target);
  if (value && !value.contains(event.relatedTarget) && changed(value)) save(value);
});

fields.addEventListener("change", (event) => {
  if (event.target.matches("select.input")) save(valueOf(event.target));
});

document.addEventListener("visibilitychange", () => {
  const value = document.activeElement?.closest?.(".value");
  if (document.visibilityState === "hidden" && value && changed(value)) save(value);
});

fields.addEventListener("input", (event) => fit(event.target));

/* The next value that asks for a look, from where we are, round to the first; never the one where we are. */
const nextDoubt = (from) => {
  const doubtful = [...fields.querySelectorAll("[data-doubtful]")].filter((value) => value !== from);
  const after = from ? doubtful.find((value) => from.compareDocumentPosition(value) & Node.DOCUMENT_POSITION_FOLLOWING) : null;
  const value = after ?? doubtful[0];
  if (value) focus(value.querySelector(".input") ?? value);
  return Boolean(value);
};

/* Agree to a value, or to what was typed into it, and go on at once: what is typed next belongs to the next value. A
   refusal leads back. */
const accept = async (value) => {
  const { id } = itemOf(value);
  const { field } = value.dataset;
  const doubtful = mayEdit && "doubtful" in value.dataset;
  let saving = true;
  if (changed(value)) saving = save(value);
  else if (doubtful) saving = send(review.dataset.edit, about(value, "confirm"), value);
  if (!doubtful || !nextDoubt(value)) step(value.querySelector(".input"), 1);
  if (!(await saving)) focus(fields.querySelector(`#${id} [data-field="${field}"] .input`));
};

const step = (input, by) => {
  const all = inputs();
  focus(all[all.indexOf(input) + by]);
};

const atEdge = (input, by) => {
  if (input.tagName !== "TEXTAREA") return input.tagName === "BUTTON";
  return by > 0 ? input.selectionEnd === input.value.length : input.selectionStart === 0;
};

fields.addEventListener("keydown", (event) => {
  const input = event.target;
  const value = input.matches?.(".input") && valueOf(input);
  if (!value || event.isComposing) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    accept(value);
  } else if (event.key === "ArrowDown" && atEdge(input, 1)) {
    event.preventDefault();
    step(input, 1);
  } else if (event.key === "ArrowUp" && atEdge(input, -1)) {
    event.preventDefault();
    step(input, -1);
  }
});

/* The first value that comes back different is shown. */
const undo = async () => {
  if (!mayEdit) return;
  const nameOf = (value) => `${itemOf(value).id} ${value.dataset.field}`;
  const before = new Map([...fields.querySelectorAll(".value")].map((value) => [nameOf(value), asSent(value)]));
  const added = (await send(review.dataset.undo, [], null)) ?? [];
  const back = added.flatMap((item) => [...item.querySelectorAll(".value")]);
  const value = back.find((one) => before.get(nameOf(one)) !== asSent(one)) ?? back[0];
  focus(value?.querySelector(".input"));
};

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== "z") return;
  const value = document.activeElement?.closest?.(".value");
  if (value && changed(value)) return; // the browser takes back the typing first
  event.preventDefault();
  undo();
});

/* Split cuts where the caret is, or was last, in the main words. */
let caret = null;
document.addEventListener("selectionchange", () => {
  const input = document.activeElement;
  if (input?.matches?.(".input")) caret = { item: itemOf(input), at: input.selectionStart };
});

review.addEventListener("click", async (event) => {
  if (event.target.closest("[data-undo-button]")) return undo();
  if (event.target.closest("[data-next-doubt]")) {
    review.dispatchEvent(new CustomEvent("show-pane", { detail: "fields" }));
    return nextDoubt(document.activeElement?.closest?.(".value"));
  }
  if (event.target.closest("[data-agree]")) return accept(valueOf(event.target));
  const button = event.target.closest("[data-op]");
  return button ? operate(button) : undefined;
});

/* Split, merge, add, delete, agree: the focus goes on with the work, never back to the top of the page. */
const operate = async (button) => {
  const { op } = button.dataset;
  const item = itemOf(button);
  const { section } = button.closest("[data-section]").dataset;
  const neighbour = item?.nextElementSibling ?? item?.previousElementSibling;
  const data = [["op", op], ["section", section], ["key", item?.dataset.key ?? ""]];
  if (op === "split") data.push(["at", String(caret?.item === item ? caret.at : 0)]);
  const added = await send(review.dataset.edit, data, item);
  if (!added || (op === "confirm" && nextDoubt(added[0]))) return;
  const next = added[op === "split" ? 1 : 0] ?? neighbour;
  if (next) focus(next.querySelector(".input"));
  else fields.querySelector(`#section-${section} > [data-op="add"]`)?.focus();
};

/* Who comes to correct one value, from a finding, finds the caret in it. */
const arrive = () => {
  const target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  const value = target && fields.contains(target) ? target.closest(".value") ?? target.querySelector(".value") : null;
  focus(value?.querySelector(".input"));
  return Boolean(value);
};

prepare(fields);
handDown();
const begin = () => arrive() || nextDoubt(null);
// The browser goes to the address's place once all is there, and takes the focus with it.
if (location.hash) window.addEventListener("load", () => setTimeout(begin));
else begin();

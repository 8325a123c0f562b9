"use strict";

const view = document.getElementById("view");
const note = document.getElementById("live");
let timer;

// Makes the shown element like the fresh one. What has not changed is not touched, and the keyboard stays where it is.
function update(shown, fresh) {
  if (shown.isEqualNode(fresh)) return;
  if (fresh.hasAttribute("data-list")) updateList(shown, fresh);
  else replace(shown, fresh);
}

function updateList(shown, fresh) {
  const children = [...fresh.children];
  const wanted = new Set(children.map(child => child.id));
  for (const child of [...shown.children]) if (!wanted.has(child.id)) child.remove();
  children.forEach((child, at) => {
    const known = document.getElementById(child.id);
    if (known) update(known, child);
    else shown.insertBefore(child, shown.children[at] ?? null);
  });
}

function replace(shown, fresh) {
  const focused = shown.contains(document.activeElement) && document.activeElement.id;
  shown.replaceWith(fresh);
  if (focused) document.getElementById(focused)?.focus();
}

function keepOpen(fresh) {
  for (const details of fresh.querySelectorAll("details"))
    details.open = document.getElementById(details.id)?.open ?? false;
}

function say(text) {
  if (note.textContent !== text) note.textContent = text;
}

async function refresh() {
  clearTimeout(timer);
  try {
    const answer = await fetch(view.dataset.url);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("view");
    keepOpen(fresh);
    update(view, fresh);
    say("This page keeps itself up to date.");
  } catch (failure) {
    say("The sandbox does not answer: what you see may be old.");
  }
  timer = setTimeout(refresh, 1000);
}

view.addEventListener("submit", async event => {
  event.preventDefault();
  const form = event.target;
  await fetch(form.action, {method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual"})
      .catch(() => {});
  refresh();
});

refresh();

// Nothing here is needed: it shows what others have done without a reload, and lets Enter send.
"use strict";

const LIVE = ["conversation", "people", "places", "clock"];
const EVERY = 2000;

function busy(element) {
  return element.contains(document.activeElement) || element.querySelector("details[open]") !== null;
}

async function refresh() {
  if (document.hidden || document.getElementById("form")) return;
  const answer = await fetch(location.pathname);
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of LIVE) {
    const shown = document.getElementById(id);
    const newer = fresh.getElementById(id);
    if (shown && newer && shown.innerHTML !== newer.innerHTML && !busy(shown)) shown.replaceChildren(...newer.childNodes);
  }
}

function sendOnEnter(event) {
  const enters = event.key === "Enter" && !event.shiftKey && !event.isComposing;
  if (!enters || !event.target.matches("textarea[data-enter]")) return;
  event.preventDefault();
  event.target.form.requestSubmit();
}

function begin() {
  document.addEventListener("keydown", sendOnEnter);
  if (document.getElementById("conversation")) setInterval(() => refresh().catch(() => {}), EVERY);
}

document.addEventListener("DOMContentLoaded", begin);

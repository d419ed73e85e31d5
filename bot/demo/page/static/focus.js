// Keeps the keyboard where somebody looks: in a form that opens, and afterwards on what opened it.
"use strict";

const USED = "used";
const FIRST = ".wrong input, .wrong textarea, .wrong select, .input input, .input textarea, .input select";

// What was pressed or typed in, by the element with an id that it is in: the page that follows is another one.
function remember(event) {
  if (event.target.id === "form") return;
  const used = event.submitter || document.activeElement;
  const place = used.closest("[id]");
  if (place) sessionStorage.setItem(USED, JSON.stringify([place.id, used.name || "", used.value || ""]));
}

function enter() {
  const form = document.getElementById("form");
  (form.querySelector(FIRST) || form.querySelector("button:not(.hidden)")).focus();
}

function again(id, name, value) {
  const place = document.getElementById(id);
  if (!place || place.matches("button, input, select, textarea")) return place;
  const same = [...place.querySelectorAll("button")].find((each) => each.name === name && each.value === value);
  return same || place.querySelector("button, summary");
}

function giveBack() {
  const used = sessionStorage.getItem(USED);
  sessionStorage.removeItem(USED);
  if (!used || !new URLSearchParams(location.search).has("told")) return;
  const found = again(...JSON.parse(used)) || document.getElementById("text");
  if (found) found.focus({ preventScroll: true });
}

function close(event) {
  const button = document.querySelector("#form [data-escape]");
  if (event.key !== "Escape" || event.isComposing || !button) return;
  event.preventDefault();
  button.click();
}

// Later than the browser goes to the address's fragment, which takes the focus away.
addEventListener("load", () => setTimeout(document.getElementById("form") ? enter : giveBack));
document.addEventListener("submit", remember);
document.addEventListener("keydown", close);

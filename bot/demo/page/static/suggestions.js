// Suggests commands after a slash and people after an @, as Slack does; whoever has no script types them whole.
"use strict";

const suggestions = document.getElementById("suggestions");
const options = suggestions ? [...suggestions.children] : [];
const home = suggestions && suggestions.parentElement;
let box = null;

// What is being typed at the cursor: a command that begins the text, or a name.
function begun() {
  const typed = box.value.slice(0, box.selectionStart);
  const command = "commands" in box.dataset && /^\/\S*$/.exec(typed);
  const name = /(?:^|\s)(@[^\s@]*)$/.exec(typed);
  return command ? command[0] : name ? name[1] : "";
}

function fits(option, typed) {
  return option.dataset.starts.startsWith(typed) || option.dataset.starts.includes(" " + typed);
}

function choose(option) {
  for (const each of options) each.setAttribute("aria-selected", String(each === option));
  box.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function shut() {
  if (!box) return;
  suggestions.hidden = true;
  document.getElementById("suggested").textContent = "";
  box.removeAttribute("aria-activedescendant");
  // Out of the conversation, which is put up anew.
  home.append(suggestions);
  box = null;
}

function suggest(event) {
  if (!suggestions || !event.target.matches("textarea[data-enter]")) return;
  box = event.target;
  const typed = begun().toLowerCase();
  for (const each of options) each.hidden = !typed || !fits(each, typed);
  const offered = options.filter((each) => !each.hidden);
  if (!offered.length) return shut();
  box.form.append(suggestions);
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", suggestions.id);
  suggestions.hidden = false;
  document.getElementById("suggested").textContent = `${offered.length} to choose from: up, down and Enter`;
  choose(offered[0]);
}

function take(option) {
  const end = box.selectionStart;
  box.setRangeText(option.dataset.insert, end - begun().length, end, "end");
  shut();
}

function press(event) {
  if (!box || suggestions.hidden || event.isComposing || event.shiftKey) return;
  const offered = options.filter((each) => !each.hidden);
  const at = offered.findIndex((each) => each.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown") choose(offered[(at + 1) % offered.length]);
  else if (event.key === "ArrowUp") choose(offered[(at + offered.length - 1) % offered.length]);
  else if (event.key === "Enter" || event.key === "Tab") take(offered[at]);
  else if (event.key === "Escape") shut();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

document.addEventListener("input", suggest);
document.addEventListener("keydown", press);
document.addEventListener("focusout", shut);
if (suggestions) {
  // The focus stays where it is typed.
  suggestions.addEventListener("mousedown", (event) => event.preventDefault());
  suggestions.addEventListener("click", (event) => box && take(event.target.closest("[role=option]") || options[0]));
}

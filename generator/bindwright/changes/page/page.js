"use strict";
// The filters live in the address, after "#?", so that what is shown can be sent to somebody else.
const search = document.getElementById("search");
const boxes = [...document.querySelectorAll("#filters input[type=checkbox]")];
const articles = [...document.querySelectorAll("article")].map((node) => ({
  node,
  text: node.textContent.toLowerCase(),
}));

function chosen(name) {
  const all = boxes.filter((box) => box.name === name);
  return all.length === 0 ? null : new Set(all.filter((box) => box.checked).map((box) => box.value));
}

function show() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const severities = chosen("severity");
  const causes = chosen("cause");
  let count = 0;
  for (const { node, text } of articles) {
    const found =
      severities.has(node.dataset.severity) &&
      (causes === null || causes.has(node.dataset.cause)) &&
      words.every((word) => text.includes(word));
    node.hidden = !found;
    count += found;
  }
  for (const section of document.querySelectorAll("section")) {
    section.hidden = !section.querySelector("article:not([hidden])");
  }
  document.getElementById("count").value = `${count} of ${articles.length}`;
  document.getElementById("nothing").hidden = count > 0;
}

function remember() {
  const state = new URLSearchParams();
  if (search.value) state.set("q", search.value);
  for (const box of boxes) if (!box.checked) state.append(`no-${box.name}`, box.value);
  const text = state.toString();
  history.replaceState(null, "", text ? `#?${text}` : location.pathname + location.search);
  show();
}

function recall() {
  if (location.hash.startsWith("#?")) {
    const state = new URLSearchParams(location.hash.slice(2));
    search.value = state.get("q") ?? "";
    for (const box of boxes) box.checked = !state.getAll(`no-${box.name}`).includes(box.value);
  } else if (location.hash) {
    // A link to one change shows it, whatever the filters were.
    search.value = "";
    for (const box of boxes) box.checked = true;
  }
  show();
}

document.getElementById("filters").addEventListener("input", remember);
document.getElementById("filters").addEventListener("submit", (event) => event.preventDefault());
window.addEventListener("hashchange", recall);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== search) {
    event.preventDefault();
    search.focus();
  }
});
recall();
if (location.hash && !location.hash.startsWith("#?")) {
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

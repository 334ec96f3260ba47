// Leaving, when scripts run: the page is covered at once and its history entry is replaced.
// The link works without any of this. Shift three times within five seconds does the same;
// left and right may be mixed. A press together with another key (a capital letter) does not
// count, nor does Shift held for a click, nor the keyboard of a phone inside a field.
(function () {
var link = document.getElementById("leave"), title = document.title, presses = [], alone = false;
if (!link) return;
function leave(event) {
if (event) event.preventDefault();
document.body.hidden = true;
document.title = "\u200b";
location.replace(link.href);
}
function typing() {
var field = document.activeElement;
return field && /^(INPUT|TEXTAREA)$/.test(field.tagName) && matchMedia("(pointer:coarse)").matches;
}
link.addEventListener("click", leave);
addEventListener("keydown", function (event) {
alone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
if (!alone) presses = [];
});
addEventListener("keyup", function (event) {
if (event.key !== "Shift" || !alone || typing()) return;
presses = presses.concat(event.timeStamp).slice(-3);
if (presses.length === 3 && presses[2] - presses[0] <= 5000) leave();
});
addEventListener("pointerdown", function () {
presses = [];
alone = false;
});
addEventListener("pageshow", function (event) {
presses = [];
if (!event.persisted) return;
document.body.hidden = false;
document.title = title;
});
})();

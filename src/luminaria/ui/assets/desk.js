// Keys of the desk. Everything works without them, and the switch under "Keys" turns them off.
// j and k walk the list (.item) or its rows (.turn); an element with data-key takes the focus or is pressed,
// one with data-row-key only while the focus is in its row.
(function () {
var box = document.getElementById("keys-on"), off = "luminaria-keys-off";
function isOff() { try { return localStorage.getItem(off) === "1"; } catch (fault) { return false; } }
if (box) {
box.checked = !isOff();
box.addEventListener("change", function () {
try { box.checked ? localStorage.removeItem(off) : localStorage.setItem(off, "1"); } catch (fault) { return; }
});
}
function walk(step) {
var items = Array.from(document.querySelectorAll(".item,.turn"));
if (!items.length) return;
var at = items.findIndex(function (item) { return item.contains(document.activeElement); });
if (at < 0) at = items.findIndex(function (item) { return item.hasAttribute("aria-current"); });
if (at < 0) at = step > 0 ? -1 : items.length;
items[Math.min(Math.max(at + step, 0), items.length - 1)].focus();
}
addEventListener("keydown", function (event) {
var on = event.target;
if (isOff() || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
if (/^(INPUT|TEXTAREA|SELECT)$/.test(on.tagName) || on.isContentEditable) return;
var key = event.key.toLowerCase();
if (key === "j" || key === "k") { event.preventDefault(); walk(key === "j" ? 1 : -1); return; }
if (key.length !== 1 || !/[a-z\/]/.test(key)) return;
var row = on.closest && on.closest(".turn");
var target = row && row.querySelector('[data-row-key="' + key + '"]') || document.querySelector('[data-key="' + key + '"]');
if (!target) return;
event.preventDefault();
if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) target.focus(); else target.click();
});
// A button with data-passkey asks the browser for a passkey and sends the answer with its form.
document.querySelectorAll("[data-passkey]").forEach(function (button) {
var api = window.PublicKeyCredential, kind = button.dataset.passkey, make = kind === "create";
if (!api || !api.parseCreationOptionsFromJSON) return;
document.querySelectorAll("[data-with-passkey]").forEach(function (part) { part.hidden = false; });
button.hidden = false;
button.addEventListener("click", function () {
var asked = JSON.parse(button.dataset.options);
asked = make ? api.parseCreationOptionsFromJSON(asked) : api.parseRequestOptionsFromJSON(asked);
navigator.credentials[kind]({ publicKey: asked }).then(function (found) {
button.form.elements.passkey.value = JSON.stringify(found);
button.form.requestSubmit();
}, function () {});
});
});
})();

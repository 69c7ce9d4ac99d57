/**
 * Makes passkeys usable for people: the buttons that need one are shown where the browser knows passkeys, and what goes wrong is said.
 * The ceremony itself is django-allauth's (mfa/js/webauthn.js), which announces failures as an event.
 *
 * @example
 * <button type="button" data-passkey hidden>Use my key</button>
 * <p data-passkey-missing>A passkey needs …</p>
 * <p role="alert" data-passkey-error data-refused="The passkey was not used …"></p>
 */
const every = (selector) => document.querySelectorAll(selector);

function say(words) {
  for (const place of every("[data-passkey-error]")) place.textContent = words(place);
}

/** Browsers tie a passkey to a name; an address made of numbers has none. */
const hasName = !/^[\d.]+$|^\[/.test(location.hostname);

if (window.PublicKeyCredential && hasName) {
  for (const button of every("[data-passkey]")) {
    button.hidden = false;
    button.addEventListener("click", () => say(() => ""));
  }
  for (const note of every("[data-passkey-missing]")) note.remove();
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  say((place) => place.dataset.refused);
});

/**
 * Keeps ReDoc within our policy; it must run before ReDoc does. The style elements that ReDoc makes, some of them while it is being loaded,
 * carry the number that this answer's policy names; pictures from other servers are not fetched.
 */
const { nonce } = document.querySelector("[data-nonce]").dataset;
const create = document.createElement.bind(document);

function isOurs(address) {
  return new URL(address, location.href).origin === location.origin;
}

/** React writes an address twice: as an attribute, and as a property once the picture is on the page. */
function stayAtHome(picture) {
  const write = picture.setAttribute.bind(picture);
  picture.setAttribute = (name, value) => {
    if (name !== "src" || isOurs(value)) write(name, value);
  };
  Object.defineProperty(picture, "src", { set: (value) => picture.setAttribute("src", value) });
}

document.createElement = (name, options) => {
  const element = create(name, options);
  if (element.localName === "style") element.nonce = nonce;
  if (element.localName === "img") stayAtHome(element);
  return element;
};

/** Sends one file and tells how far it is. What comes back is {status, said, after}: 0 is no answer at all. */
export function send(address, { file, token, organisation, batch, bulk, progress }) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append("organisation", organisation);
    if (batch) body.append("batch", batch);
    if (bulk) body.append("bulk", "yes");
    body.append("file", file);
    request.open("POST", address);
    request.responseType = "json";
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", token);
    request.upload.addEventListener("progress", (event) => progress(event.lengthComputable ? event.loaded / event.total : null));
    request.addEventListener("load", () => resolve(answer(request)));
    request.addEventListener("error", () => resolve({ status: 0, said: {}, after: 0 }));
    request.addEventListener("abort", () => resolve({ status: 0, said: {}, after: 0 }));
    request.send(body);
  });
}

/** Makes a batch for the files of one drop; without one they arrive all the same. */
export async function openBatch(address, token, organisation) {
  try {
    const body = new URLSearchParams({ organisation });
    const response = await fetch(address, { method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": token } });
    return response.ok && !response.redirected ? await response.json() : null;
  } catch {
    return null;
  }
}

function answer(request) {
  const said = request.response ?? {};
  // A page where data was asked for: the session has ended, and we were sent on to the sign-in.
  const isLost = request.status === 403 || (request.status < 300 && !said.url);
  return { status: isLost ? 401 : request.status, said, after: Number(request.getResponseHeader("Retry-After")) || 0 };
}

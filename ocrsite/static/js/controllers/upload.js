import { entriesOf, filesOf } from "../upload/folders.js";
import { shelf } from "../upload/rows.js";
import { openBatch, send } from "../upload/sending.js";

/**
 * Sends files in as they are dropped, chosen or photographed: a few at a time, each with its bar, its state and, where it was refused, the
 * reason in words. All files of one drop share a batch. What could not be sent can be sent again; the server recognises what it has.
 * Without this script the form sends its files at once. The words stand in data-upload-…; see templates/invoices/_drop_zone.html.
 *
 * @example
 * <section data-controller="upload" data-upload-batches="/documents/batches/" data-upload-waiting="Waiting" …>
 *   <form action="/documents/upload" data-upload-target="form"><input type="file" name="file" multiple data-upload-target="files">…</form>
 *   <ul data-upload-target="list"></ul><template data-upload-target="row">…</template>
 * </section>
 */
const AT_ONCE = 3;
const BULK_FROM = 20;
const TRIES = 6;
const LATER = new Set([429, 503]);

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

export function upload(element) {
  const target = (name) => element.querySelector(`[data-upload-target="${name}"]`);
  const words = element.dataset;
  const form = target("form");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  // Another tab may open another organisation: what is dropped here goes where this page was drawn for.
  const organisation = form.querySelector("[name=organisation]").value;
  const rows = shelf(target, words);
  const queue = [];
  let working = 0;

  /** What is wrong with a file before anything is sent. */
  function fault(file) {
    if (file.size > Number(words.uploadMostBytes)) return words.uploadTooLarge;
    return file.size === 0 ? words.uploadEmpty : "";
  }

  async function take(files) {
    if (!files.length) return;
    const batch = files.length > 1 ? await openBatch(words.uploadBatches, token, organisation) : null;
    rows.follow(batch);
    for (const file of files) {
      const row = rows.add(file);
      const wrong = fault(file);
      if (wrong) row.refuse(wrong);
      else queue.push({ file, row, batch: batch?.id, bulk: files.length >= BULK_FROM });
    }
    work();
  }

  function work() {
    rows.count(queue.length + working);
    while (working < AT_ONCE && queue.length) {
      working += 1;
      one(queue.shift()).finally(() => {
        working -= 1;
        if (queue.length || working) work();
        else done();
      });
    }
  }

  async function one(job) {
    for (let turn = 1; turn <= TRIES; turn += 1) {
      const { status, said, after } = await send(form.action, { ...job, token, organisation, progress: job.row.progress });
      if (status === 200 || status === 201) return job.row.accept(said);
      if (!LATER.has(status) || turn === TRIES) return job.row.refuse(reason(status, said), () => queue.push(job));
      job.row.hold();
      await pause(after || 5 * turn);
    }
    return null;
  }

  function reason(status, said) {
    if (status === 0) return words.uploadOffline;
    if (status === 401) return words.uploadSignedOut;
    if (status === 413) return said.title ?? words.uploadTooLarge;
    return said.title ?? words.uploadFailed;
  }

  function done() {
    rows.count(0);
    document.getElementById("documents")?.dispatchEvent(new CustomEvent("refresh"));
  }

  function chosen(event) {
    take([...event.target.files]);
    event.target.value = "";
  }

  const listeners = {
    dragover(event) {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      target("ground").toggleAttribute("data-over", true);
    },
    dragleave(event) {
      if (!event.relatedTarget) target("ground").toggleAttribute("data-over", false);
    },
    async drop(event) {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      target("ground").toggleAttribute("data-over", false);
      take(await filesOf(entriesOf(event.dataTransfer)));
    },
  };

  function leaving(event) {
    if (queue.length || working) event.preventDefault();
  }

  element.dataset.ready = "";
  target("hint").hidden = false;
  target("send").hidden = true;
  for (const name of ["files", "camera"]) target(name).addEventListener("change", chosen);
  target("again").addEventListener("click", () => {
    rows.again();
    work();
  });
  for (const [name, listener] of Object.entries(listeners)) document.addEventListener(name, listener);
  window.addEventListener("beforeunload", leaving);
  return () => {
    for (const [name, listener] of Object.entries(listeners)) document.removeEventListener(name, listener);
    window.removeEventListener("beforeunload", leaving);
  };
}

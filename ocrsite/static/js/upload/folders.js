/** Reads what was dropped: files, and the files of folders in folders. A browser hands out a folder a hundred entries at a time. */
const HIDDEN = /^(\.|Thumbs\.db$|desktop\.ini$)/i;

/** The entries of a drop, which must be taken before the event is over. */
export function entriesOf(transfer) {
  return [...transfer.items].filter((item) => item.kind === "file").map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
}

/** All files in these entries. */
export async function filesOf(entries) {
  const found = [];
  for (const entry of entries) if (entry) found.push(...(await filesIn(entry)));
  return found.filter((file) => !HIDDEN.test(file.name));
}

async function filesIn(entry) {
  if (entry instanceof File) return [entry];
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  return filesOf(await listed(entry.createReader()));
}

async function listed(reader) {
  const found = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return found;
    found.push(...some);
  }
}

/** The rows below the place where files are dropped: one a file, with how far it is and what became of it. */
const fill = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name]);

export function shelf(target, words) {
  const refused = new Map();
  let total = 0;
  let sent = 0;

  function add(file) {
    const row = target("row").content.cloneNode(true).firstElementChild;
    const part = (name) => row.querySelector(`[data-part="${name}"]`);
    total += 1;
    part("name").textContent = file.name;
    part("bar").setAttribute("aria-label", file.name);
    part("state").textContent = words.uploadWaiting;
    target("list").append(row);
    target("progress").hidden = false;
    return { row, ...verbs(row, part) };
  }

  function verbs(row, part) {
    function say(stage, text) {
      row.dataset.stage = stage;
      part("state").textContent = text;
    }
    return {
      progress(share) {
        part("bar").value = share === null ? 0 : Math.round(100 * share);
        say("sending", share === 1 ? words.uploadKeeping : words.uploadSending);
      },
      hold: () => say("held", words.uploadHeld),
      accept(said) {
        sent += 1;
        say(said.is_new ? "received" : "known", "");
        const link = document.createElement("a");
        link.href = said.url;
        link.textContent = said.is_new ? words.uploadReceived : words.uploadKnown;
        part("state").append(link);
      },
      refuse(reason, retry) {
        say("refused", reason);
        refused.set(row, () => {
          if (!retry) return;
          refused.delete(row);
          say("waiting", words.uploadWaiting);
          part("bar").value = 0;
          retry();
        });
        if (retry) target("again").hidden = false;
      },
    };
  }

  /** Says how many are sent and how many were refused. */
  function count(open) {
    const said = fill(words.uploadSummary, { done: sent, total });
    const wrong = refused.size ? ` · ${fill(words.uploadRefused, { count: refused.size })}` : "";
    target("summary").textContent = total ? said + wrong : "";
    if (open) target("again").hidden = true;
  }

  return {
    add,
    count,
    again: () => [...refused.values()].forEach((retry) => retry()),
    follow(batch) {
      if (!batch) return;
      target("batch").href = batch.url;
      target("batch").hidden = false;
    },
  };
}

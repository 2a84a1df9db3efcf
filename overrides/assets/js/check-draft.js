// Check a draft: the hub's own gate, in Python, in the reader's browser. It runs on the page itself and
// in no worker, because a worker would not be held by the page's policy. After loading, the page takes
// the network away from itself. Nothing is stored.
(() => {
  const tool = document.querySelector("[data-check-draft]");
  const shows = (name) => tool.querySelector(`[data-shows="${name}"]`);
  const begin = tool.querySelector("[data-does=load]");
  const here = new URL("../check/", document.currentScript.src).href;
  const limit = 200000;
  let python;

  const say = (place, words, kind) => {
    const line = document.createElement(kind || "p");
    line.textContent = words;
    place.append(line);
    return line;
  };
  const state = (words) => { shows("state").textContent = words; };

  const cut = () => {
    const policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = "default-src 'none'; script-src 'wasm-unsafe-eval'; form-action 'none'; base-uri 'none'";
    document.head.append(policy);
  };

  const load = async () => {
    state("Loading. This can take half a minute on a phone.");
    try {
      const { loadPyodide } = await import(`${here}pyodide.mjs`);
      const made = await loadPyodide({ indexURL: here });
      const zip = await fetch(`${here}hub.zip`);
      if (!zip.ok) throw new Error("zip");
      made.unpackArchive(await zip.arrayBuffer(), "zip", { extractDir: "/check" });
      cut();
      made.runPython([
        "import sys",
        "sys.path.insert(0, '/check')",
        "from pathlib import Path",
        "from hub import drafts",
        "root = Path('/check/lists')",
        "drafts.judged(root, 'A first run loads the rules.', 'exemplar')",
      ].join("\n"));
      python = {
        judged: (text, kind) => JSON.parse(made.globals.get("drafts").judged(made.globals.get("root"), text, kind)),
        cleaned: (name, bytes) => made.globals.get("drafts").cleaned(name, made.toPy(bytes).tobytes()).toJs(),
        carried: (name, bytes) => JSON.parse(made.globals.get("drafts").carried(name, made.toPy(bytes).tobytes())),
      };
    } catch {
      state("The check could not be loaded. Load this page again, on a newer browser or a better connection.");
      return;
    }
    state("Loaded. This page has cut its own network: it works offline now, and sends nothing.");
    shows("text").hidden = false;
    shows("picture").hidden = false;
    begin.hidden = true;
    tool.querySelector("#draft").focus();
  };

  const mark = (text, findings) => {
    const place = shows("marked");
    const letters = Array.from(text);
    let at = 0;
    findings.forEach((found, number) => {
      if (found.start < at) return;
      place.append(letters.slice(at, found.start).join(""));
      const marked = document.createElement("mark");
      marked.textContent = letters.slice(found.start, found.end).join("");
      marked.title = found.instead;
      marked.id = `found-${number + 1}`;
      place.append(marked);
      at = found.end;
    });
    place.append(letters.slice(at).join(""));
  };

  const check = () => {
    const text = tool.querySelector("#draft").value;
    const verdict = shows("verdict");
    verdict.replaceChildren();
    shows("marked").replaceChildren();
    if (!text.trim()) {
      say(verdict, "Paste a draft first.");
      return;
    }
    if (text.length > limit) {
      say(verdict, "This is too long to be a page. Check it in parts.");
      return;
    }
    let answer;
    try {
      answer = python.judged(text, tool.querySelector("[name=kind]:checked").value);
    } catch {
      answer = { trouble: "The check itself failed, so it has not been checked. Load this page again.", findings: [] };
    }
    if (answer.trouble) {
      say(verdict, answer.trouble);
      return;
    }
    const found = answer.findings;
    say(verdict, found.length
      ? `${found.length} ${found.length === 1 ? "place" : "places"} to mend.`
      : "The check found nothing. That does not mean anonymous: a second reader must still look.");
    if (!found.length) return;
    const list = say(verdict, "", "ol");
    found.forEach((one) => say(list, `Line ${one.line}: ${one.title}. ${one.instead}`, "li"));
    mark(text, found);
  };

  const look = async (file) => {
    const place = shows("carried");
    place.replaceChildren();
    if (!file) return;
    try {
      const before = python.carried(file.name, new Uint8Array(await file.arrayBuffer()));
      if (before.trouble) say(place, before.trouble);
      say(place, before.carries.length ? "This picture carries, beside what it shows:" : "This picture carries none of the kinds that the check knows.");
      const list = say(place, "", "ul");
      before.carries.forEach((words) => say(list, words, "li"));
      const drawn = await createImageBitmap(file);
      const size = Math.min(1, 2000 / Math.max(drawn.width, drawn.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(drawn.width * size);
      canvas.height = Math.round(drawn.height * size);
      canvas.getContext("2d").drawImage(drawn, 0, 0, canvas.width, canvas.height);
      const kind = file.type === "image/png" ? "image/png" : "image/jpeg";
      const anew = await new Promise((done) => { canvas.toBlob(done, kind, 0.9); });
      const name = `picture.${kind === "image/png" ? "png" : "jpg"}`;
      const bytes = python.cleaned(name, new Uint8Array(await anew.arrayBuffer()));
      const after = python.carried(name, bytes);
      if (after.trouble || after.carries.length) {
        say(place, "Your browser could not make a clean copy. Use hub clean on a computer.");
        return;
      }
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", "The clean copy");
      place.append(canvas);
      const link = say(place, "Save the clean copy", "a");
      link.href = URL.createObjectURL(new Blob([bytes], { type: kind }));
      link.download = name;
      say(place, "It was drawn anew, so nothing hidden is left. What it shows is still there: look for faces, names on walls, badges, street signs.");
    } catch {
      say(place, "This picture cannot be opened here. Save it as a JPEG or PNG, then try again.");
    }
  };

  begin.addEventListener("click", () => {
    begin.disabled = true;
    load();
  });
  shows("text").addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  tool.querySelector("#draft-file").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    if (file) tool.querySelector("#draft").value = await file.text();
    event.target.value = "";
  });
  tool.querySelector("#picture").addEventListener("change", (event) => look(event.target.files[0]));
  tool.hidden = false;
})();

// Search, loaded on its first use. MiniSearch stands above this in the published file; the index is
// a script of its own. What a reader types stays in the browser.
(() => {
  const page = document.documentElement;
  const root = document.querySelector("link[rel=icon]").href.replace("assets/icon.svg", "");
  const field = document.getElementById("find");
  const form = field.form;
  const whole = document.getElementById("results");
  let library, known, wanted;

  // Endings go, so that "shared" finds "sharing". The same for the index and for what is typed.
  const stem = (word) => {
    let short = word.replace(/['\u2019]s?$/, "").replace(/['\u2019-]/g, "");
    if (short.length < 4) return short;
    short = short.replace(/ies$/, "y").replace(/(ss|x|ch|sh)es$/, "$1").replace(/([^sui])s$/, "$1");
    const cut = short.replace(/(?:ations?|ments?|ings?|edly|ed|ers?|ly)$/, "");
    if (cut.length > 3) short = cut;
    return short.replace(/([bdgmnprt])\1$/, "$1").replace(/[ei]$/, "").replace(/y$/, "");
  };
  const parted = (text) => text.toLowerCase().split(/[^\p{L}\p{N}'\u2019-]+/u).flatMap(
    (word) => word.includes("-") ? [word, ...word.split("-")] : [word]).filter(Boolean);
  const term = (word) => {
    const small = word.toLowerCase();
    return known.leave_out.has(small) ? null : stem(small);
  };

  // A heading's id, as the page made it from its words; it is listed only where it differs.
  const slug = (words) => words.toLowerCase().replace(/[^\w\s-]/g, "").trim().replace(/[-\s]+/g, "-");

  // The index calls this once it has arrived.
  window.hubSearchIndex = (given) => {
    known = given;
    for (const row of given.pages) {
      row[5] = row[5].map((heading) => (typeof heading === "string" ? [slug(heading), heading] : [heading[1], heading[0]]));
    }
    known.leave_out = new Set(given.leave_out.split(/\s+/));
    library = new MiniSearch({
      fields: ["title", "headings", "keywords", "summary", "body"],
      tokenize: parted,
      processTerm: term,
    });
    library.addAll(given.pages.map(([, kind, title, summary, keywords, headings, body], id) => ({
      id, title: `${title} ${kind}`, summary, keywords, body,
      headings: headings.map(([, words]) => words).join(" "),
    })));
    page.dataset.search = "loaded";
    if (wanted !== undefined) show();
  };

  // What the reader typed, and what the pages call it.
  const asked = (text) => {
    const bare = (words) => ` ${parted(words).join(" ").replace(/['\u2019]/g, "")} `;
    const plain = bare(text);
    const more = Object.keys(known.words).filter((said) => plain.includes(bare(said)));
    return { plain, more: more.map((said) => known.words[said]).join(" ") };
  };
  const options = {
    combineWith: "OR",
    prefix: (word, at, all) => at === all.length - 1 && word.length > 2,
    fuzzy: (word) => (word.length > 3 ? 0.25 : false),
    weights: { fuzzy: 0.35, prefix: 0.6 },
    boost: { title: 5, keywords: 3, headings: 2, summary: 2, body: 1 },
    // Pages for editors stand behind those for readers.
    boostDocument: (id) => (known.pages[id][0].startsWith("contribute/") ? 0.4 : 1),
  };
  const results = (text) => {
    if (!text.trim()) return [];
    const { plain, more } = asked(text);
    const scores = new Map();
    const add = (found, weight) => {
      for (const { id, score, queryTerms } of found) {
        // A page with every word asked for goes before one that has a single word often.
        scores.set(id, (scores.get(id) || 0) + weight * score * (1 + queryTerms.length));
      }
    };
    add(library.search(plain, options), 1);
    if (more) add(library.search(`${plain} ${more}`, { ...options, fuzzy: false, prefix: false }), 0.7);
    const words = new Set(parted(`${plain} ${more}`).map(term).filter(Boolean));
    const best = Math.max(...scores.values());
    return [...scores].filter(([, score]) => score > best / 10).sort((one, other) => other[1] - one[1])
      .map(([id]) => {
        const [address, kind, title, summary, , headings] = known.pages[id];
        return { address, kind, title, summary, heading: nearest(headings, title, words) };
      });
  };
  // The heading that holds most of what was asked for, where the title does not hold it already.
  const nearest = (headings, title, words) => {
    const named = new Set(parted(title).map(term));
    let most = 0, best;
    for (const heading of headings) {
      const hits = new Set(parted(heading[1]).map(term).filter((word) => words.has(word) && !named.has(word))).size;
      if (hits > most) [most, best] = [hits, heading];
    }
    return best;
  };
  window.hubSearch = results;

  const make = (tag, given = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), given);
    made.append(...inside);
    return made;
  };
  const address = (path, id) => {
    const file = location.protocol === "file:" && (path === "" || path.endsWith("/")) ? "index.html" : "";
    return root + path + file + (id ? `#${id}` : "");
  };
  const row = ({ address: path, kind, title, summary, heading }) => make("li", {},
    make("a", { href: address(path) }, title),
    kind ? make("span", { className: "found-kind" }, kind) : "",
    make("p", {}, summary),
    heading ? make("p", { className: "found-part" }, "On that page: ", make("a", { href: address(path, heading[0]) }, heading[1])) : "");

  const told = make("p", { className: "found-told" });
  told.setAttribute("role", "status");
  const list = make("ol", { className: "found-list" });
  const panel = make("div", { className: "found", hidden: true });
  panel.setAttribute("role", "region");
  panel.setAttribute("aria-label", "Search results");
  const home = whole || panel;
  home.append(told, list);
  if (!whole) form.append(panel);

  const none = () => [
    make("p", {}, "Try one plain word, such as ", make("strong", {}, "share"), ", ", make("strong", {}, "late"), " or ", make("strong", {}, "GP"), "."),
    make("p", {}, make("a", { href: address("search/") }, "See every page, from A to Z"), ", or ",
      make("a", { href: address("start/") }, "find what sounds like you"), "."),
  ];
  const show = () => {
    const text = field.value;
    wanted = text;
    panel.hidden = !whole && !text.trim();
    if (!text.trim()) { told.textContent = ""; list.replaceChildren(); return; }
    if (!library) { told.textContent = "Searching"; return; }
    const found = results(text);
    const shown = whole ? found.slice(0, 20) : found.slice(0, 5);
    told.textContent = found.length === 0 ? "Nothing found for this."
      : `${found.length} ${found.length === 1 ? "page" : "pages"} found`;
    list.replaceChildren(...shown.map(row));
    for (const old of home.querySelectorAll(".found-more")) old.remove();
    const rest = make("div", { className: "found-more" });
    if (!found.length) rest.append(...none());
    else if (!whole && found.length > shown.length) {
      rest.append(make("a", { href: `${form.action}?q=${encodeURIComponent(text)}` }, "See all of them"));
    }
    home.append(rest);
  };
  const close = () => { panel.hidden = true; };

  field.addEventListener("input", show);
  field.addEventListener("focus", () => { if (field.value) show(); });
  addEventListener("pointerdown", ({ target }) => { if (!form.contains(target)) close(); });
  form.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !form.contains(relatedTarget)) close(); });
  form.addEventListener("keydown", (event) => {
    const links = [field, ...panel.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape" && !panel.hidden) { event.preventDefault(); close(); field.focus(); close(); }
    else if (event.key === "ArrowDown" && at >= 0 && links[at + 1]) { event.preventDefault(); links[at + 1].focus(); }
    else if (event.key === "ArrowUp" && at > 0) { event.preventDefault(); links[at - 1].focus(); }
  });

  const script = document.createElement("script");
  script.src = root + "assets/js/search-index.js";
  document.head.append(script);
  if (whole) {
    const said = new URLSearchParams(location.search).get("q") || "";
    if (said) { field.value = said; show(); }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      show();
      history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
      told.scrollIntoView({ block: "center" });
    });
  } else if (document.activeElement === field) show();
})();

// Lays a stepper over a page: one heading with an id `step-...` or `outcome-...` at a time. Where no
// step leads to another by links, they follow one another. Without this script the page is the same
// steps, one under the other.
(() => {
  const heads = [...document.querySelectorAll("h2[id^='step-'], h2[id^='outcome-']")];
  if (!heads.length) return;
  const parts = heads.map((head) => {
    const part = document.createElement("section");
    part.className = "step";
    head.before(part);
    let next = head;
    do {
      const moved = next;
      next = next.nextElementSibling;
      part.append(moved);
    } while (next && !next.matches("h2, .related, .review"));
    head.tabIndex = -1;
    return part;
  });
  const bar = document.createElement("p");
  bar.className = "step-bar";
  const button = (words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", act);
    bar.append(made);
    return made;
  };
  const inOrder = !parts.some((part) => part.querySelector("a:not(.headerlink)[href^='#step-']"));
  const next = button("Next", () => { location.hash = heads[shown() + 1].id; });
  next.className = "step-next";
  const back = button("Back", () => history.back());
  const again = button("Start again", () => { location.hash = heads[0].id; });
  let all = false;
  const one = inOrder ? "step" : "question";
  button(`Show every ${one}`, (event) => {
    all = !all;
    event.target.textContent = all ? `One ${one} at a time` : `Show every ${one}`;
    show(false);
  });
  parts.at(-1).after(bar); // below the question: nothing moves when it comes
  const closing = document.querySelectorAll("article .related, article .review");
  const shown = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    return Math.max(0, heads.findIndex((head) => head.id === id));
  };
  const show = (focus) => {
    const at = shown();
    parts.forEach((part, number) => { part.hidden = !all && number !== at; });
    back.hidden = all || at === 0;
    again.hidden = back.hidden || inOrder;
    next.hidden = all || at === heads.length - 1 || !inOrder;
    // What closes the page comes with its last step, or with an outcome.
    const ends = all || (inOrder ? at === heads.length - 1 : heads[at].id.startsWith("outcome-"));
    closing.forEach((part) => { part.hidden = !ends; });
    if (focus) {
      heads[at].focus();
      heads[at].scrollIntoView();
    }
  };
  addEventListener("hashchange", () => show(true));
  addEventListener("beforeprint", () => {
    [...parts, ...closing].forEach((part) => { part.hidden = false; });
    // On paper an answer leads to no address but to the heading of its question.
    for (const head of heads) {
      for (const way of document.querySelectorAll(`.step a[href="#${head.id}"]`)) {
        way.dataset.to = head.firstChild.textContent;
      }
    }
  });
  addEventListener("afterprint", () => show(false));
  show(false);
})();

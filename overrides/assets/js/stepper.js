// Lays a stepper over a page of questions: one heading with an id `step-...` or `outcome-...` at a
// time. Without this script the page is the same questions, one under the other, with links.
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
    } while (next && next.tagName !== "H2");
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
  const back = button("Back", () => history.back());
  const again = button("Start again", () => { location.hash = heads[0].id; });
  let all = false;
  button("Show every question", (event) => {
    all = !all;
    event.target.textContent = all ? "One question at a time" : "Show every question";
    show(false);
  });
  parts.at(-1).after(bar); // below the question: nothing moves when it comes
  const show = (focus) => {
    const id = decodeURIComponent(location.hash.slice(1));
    const at = Math.max(0, heads.findIndex((head) => head.id === id));
    parts.forEach((part, number) => { part.hidden = !all && number !== at; });
    back.disabled = again.disabled = at === 0;
    if (focus) {
      heads[at].focus();
      heads[at].scrollIntoView();
    }
  };
  addEventListener("hashchange", () => show(true));
  addEventListener("beforeprint", () => parts.forEach((part) => { part.hidden = false; }));
  addEventListener("afterprint", () => show(false));
  show(false);
})();

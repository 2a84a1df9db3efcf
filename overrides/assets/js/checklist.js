// Ticks on a checklist stay in this browser (localStorage) and go nowhere else.
(() => {
  "use strict";
  for (const list of document.querySelectorAll("[data-checklist]")) {
    const key = "checklist:" + list.dataset.checklist;
    const boxes = [...list.querySelectorAll("input[type=checkbox]")];
    const clear = document.querySelector("[data-clear-checklist]");

    // A browser may refuse to keep anything: the boxes still work for this visit.
    const kept = () => {
      try {
        return new Set(JSON.parse(localStorage.getItem(key)) || []);
      } catch {
        return new Set();
      }
    };
    const keep = () => {
      const ticked = boxes.filter((box) => box.checked).map((box) => box.id);
      try {
        if (ticked.length) localStorage.setItem(key, JSON.stringify(ticked));
        else localStorage.removeItem(key);
      } catch { /* nothing is kept */ }
      if (clear) clear.hidden = ticked.length === 0;
    };

    const before = kept();
    for (const box of boxes) {
      box.checked = before.has(box.id);
      box.addEventListener("change", keep);
    }
    if (clear) {
      clear.addEventListener("click", () => {
        for (const box of boxes) box.checked = false;
        keep();
        boxes[0]?.focus();
      });
    }
    keep();
  }
})();

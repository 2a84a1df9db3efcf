// Stands in every page's head: the reader's colours before the first paint, addresses of links
// for print, and search on its first use. Nothing else happens before the reader does something.
((page, store) => {
  page.className = "js";
  try { page.dataset.colours = store().getItem("hub-colours") || ""; } catch { store = null; }
  const search = ({ target }) => {
    if (page.dataset.search || !target.closest?.(".find")) return;
    page.dataset.search = "used";
    const script = document.createElement("script");
    script.src = document.querySelector("link[rel=icon]").href.replace("icon.svg", "js/search.js");
    document.head.append(script);
  };
  for (const way of ["focusin", "pointerover", "pointerdown"]) addEventListener(way, search);
  addEventListener("click", ({ target }) => {
    if (!target.closest(".scheme")) return;
    const dark = getComputedStyle(page).colorScheme === "dark";
    page.dataset.colours = dark ? "light" : "dark";
    if (store) store().setItem("hub-colours", page.dataset.colours);
  });
  addEventListener("beforeprint", () => {
    for (const link of document.querySelectorAll("article a[href]")) link.dataset.to = link.href;
  });
})(document.documentElement, () => localStorage);

// On pages for families: Shift pressed three times leaves at once, and the page left does not stay
// one step back. Without this script the link is an ordinary link.
(() => {
  const exit = document.querySelector(".exit a");
  if (!exit) return;
  const leave = (event) => {
    if (event) event.preventDefault();
    document.body.hidden = true;
    location.replace(exit.href);
  };
  let pressed = [];
  exit.addEventListener("click", leave);
  addEventListener("keydown", (event) => {
    pressed = event.key === "Shift" && !event.repeat ? [...pressed, event.timeStamp].slice(-3) : [];
    if (pressed.length === 3 && pressed[2] - pressed[0] < 3000) leave();
  });
})();

// When is my report due? Days, words and calendar entry come from the page; nothing leaves it.
(() => {
  "use strict";
  const form = document.querySelector("[data-due-date]");
  if (!form) return;
  const said = JSON.parse(form.dataset.dueDate);
  const { words, school } = said;
  const result = form.querySelector(".tool-result");
  const more = form.querySelector(".tool-more");
  const DAY = 864e5;
  const holidays = new Set(said.holidays);
  const spoken = new Intl.DateTimeFormat("en-GB", {
    weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
  });
  const full = (time) => spoken.format(time).replace(",", "");
  let entry = null;

  // Days are counted in universal time, so that no clock change can add or lose one.
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  const works = (time) => new Date(time).getUTCDay() % 6 !== 0 && !holidays.has(iso(time));
  const today = () => {
    const now = new Date();
    return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  };
  const before = (time, count) => {
    while (count > 0) {
      time -= DAY;
      if (works(time)) count -= 1;
    }
    return time;
  };

  const show = (lines) => {
    result.replaceChildren(...lines.map((line) => {
      const paragraph = document.createElement("p");
      paragraph.append(...[line].flat());
      return paragraph;
    }));
  };

  const named = (time) => {
    const strong = document.createElement("strong");
    const day = document.createElement("time");
    day.dateTime = iso(time);
    day.textContent = full(time);
    strong.append(day);
    return strong;
  };

  const answer = (sender, kind, conference) => {
    const due = before(conference, said.notice[kind]);
    const now = today();
    const counted = words.counted
      .replace("{days}", said.days[kind]).replace("{conference}", full(conference));
    const lines = [[words.due + " ", named(due), ". " + counted]];
    if (due === now) lines.push(words.today);
    if (due < now) lines.push(words.passed);
    if (sender.also) lines.push(sender.also);
    const closed = school.find((one) => one[1] <= iso(due) && iso(due) <= one[2]);
    if (closed) lines.push(words.school.replace("{name}", closed[0]).replace("{caveat}", said.caveat));
    show(lines);
    if (due >= now) entry = { kind, due };
  };

  const wrongWith = (date) => {
    if (!date) return words.date;
    if (date < said.first || date > said.last) return words.unknown;
    if (!works(Date.parse(date))) return words.closed;
    return Date.parse(date) < today() ? words.gone : "";
  };

  // An error stands at its field; the first field with one gets the focus, which says it aloud.
  const refused = (errors) => {
    let first = null;
    for (const name in errors) {
      const field = form.elements[name][0] || form.elements[name];
      document.getElementById(`${name}-error`).textContent = errors[name];
      if (field.type === "date") field.setAttribute("aria-invalid", errors[name] !== "");
      if (errors[name]) first ||= field;
    }
    first?.focus({ preventScroll: true });
    first?.closest(".tool-field").scrollIntoView({ block: "nearest" });
    return first;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = new FormData(form);
    const asked = form.elements["due-sender"];
    const sender = said.senders[given.get("due-sender")];
    const kind = given.get("due-kind");
    const date = given.get("due-conference");
    const instead = sender ? sender.instead : "";
    entry = null;
    show([]);
    const errors = {
      "due-kind": kind || instead ? "" : words.kind,
      "due-conference": instead ? "" : wrongWith(date),
    };
    if (!refused(asked ? { "due-sender": sender ? "" : words.sender, ...errors } : errors)) {
      if (instead) show([instead]);
      else answer(sender || {}, kind, Date.parse(date));
      result.scrollIntoView({ block: "nearest" });
    }
    more.hidden = !entry;
  });

  more.querySelector("button").addEventListener("click", () => {
    if (!entry) return;
    const compact = (time) => iso(time).replaceAll("-", "");
    const filled = {
      kind: said.articles[entry.kind],
      due: compact(entry.due),
      after: compact(entry.due + DAY),
      stamp: new Date().toISOString().replace(/[-:]|\.\d+/g, ""),
      uid: Date.now().toString(36) + Math.random().toString(36).slice(2),
    };
    const text = said.calendar.replace(/\{(\w+)\}/g, (slot, name) => filled[name] ?? slot);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
    link.download = "report-due.ics";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });

  form.hidden = false;
})();

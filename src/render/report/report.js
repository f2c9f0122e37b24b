"use strict";
(() => {
  const get = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll("#tasks tbody tr")];
  const marks = [...document.querySelectorAll("mark[data-task]")];
  const party = get("party"), sector = get("sector"), time = get("time"), search = get("search");
  const iso = (date) => new Date(date.getTime() - date.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const today = iso(new Date()), month = iso(new Date(Date.now() + 30 * 86400000));
  const fits = {
    "": () => true,
    dated: (date) => date !== "",
    undated: (date) => date === "",
    overdue: (date) => date !== "" && date < today,
    soon: (date) => date >= today && date <= month,
  };
  const filter = () => {
    const words = search.value.trim().toLowerCase();
    const shown = new Set();
    for (const row of rows) {
      const fit = (!party.value || row.dataset.party.includes("|" + party.value + "|"))
        && (!sector.value || row.dataset.sector.includes("|" + sector.value + "|"))
        && fits[time.value](row.dataset.date)
        && (!words || row.textContent.toLowerCase().includes(words));
      row.hidden = !fit;
      if (fit) shown.add(row.id.slice(2));
    }
    for (const mark of marks) mark.classList.toggle("off", !shown.has(mark.dataset.task));
    get("none").hidden = shown.size > 0;
    get("shown").textContent = shown.size + " " + get("shown").dataset.word;
  };
  for (const field of [party, sector, time]) field.addEventListener("change", filter);
  search.addEventListener("input", filter);
  get("clear").addEventListener("click", () => setTimeout(filter));
  get("print").addEventListener("click", () => window.print());
  for (const mark of marks) {
    mark.addEventListener("click", () => {
      const row = get("t-" + mark.dataset.task);
      if (row.hidden) { get("clear").form.reset(); filter(); }
      location.hash = row.id;
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault();
      search.focus();
    }
  });
})();

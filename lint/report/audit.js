// Sorting and filtering, for whoever has scripts on; without, the tables stand
// as they are written. A sum, in a body of its own, keeps its place.
"use strict";
for (const table of document.querySelectorAll("table.sift")) {
  const body = table.querySelector("tbody:not(.all)"), rows = Array.from(body.rows);
  if (rows.length < 2) continue;
  const name = table.caption.textContent.trim();
  const said = document.createElement("p");
  said.className = "said";
  said.setAttribute("role", "status");
  const value = (row, i) => {
    const cell = row.cells[i];
    const v = cell.dataset.v === undefined ? cell.textContent.trim() : cell.dataset.v;
    return v !== "" && !isNaN(v) ? Number(v) : v.toLowerCase();
  };
  const heads = Array.from(table.tHead.rows[0].cells);
  heads.forEach((th, i) => {
    if (th.classList.contains("bar")) return;
    const title = th.textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = title;
    th.replaceChildren(button);
    button.addEventListener("click", () => {
      const up = th.getAttribute("aria-sort") !== "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      th.setAttribute("aria-sort", up ? "ascending" : "descending");
      const sorted = rows.map((row, at) => ({ row, at, v: value(row, i) }));
      sorted.sort((a, b) => {
        const number = typeof a.v === "number", other = typeof b.v === "number";
        let d = 0;
        if (number !== other) return number ? -1 : 1;
        if (a.v < b.v) d = -1;
        if (a.v > b.v) d = 1;
        return (up ? d : -d) || a.at - b.at;
      });
      body.append(...sorted.map((s) => s.row));
      said.textContent = "Sorted by " + title + (up ? ", lowest first." : ", highest first.");
    });
  });
  const wrap = table.closest(".wide") || table;
  if (rows.length > (table.classList.contains("side-by-side") ? 3 : 7)) {
    const label = document.createElement("label"), input = document.createElement("input");
    label.className = "filter";
    input.type = "search";
    label.append("Show rows with ", input);
    input.setAttribute("aria-label", "Show rows with these words: " + name);
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((w) => text.includes(w));
        if (!row.hidden) shown++;
      }
      said.textContent = words.length ? shown + " of " + rows.length + " rows." : "";
    });
    wrap.before(label);
  }
  wrap.after(said);
}

// What the page can do beyond being read: sort tables, filter the leaf list, go from a cell to its leaves, show the
// words of a mark under the pointer. Nothing is loaded and nothing is kept.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // ---- sorting
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const value = (cell) => (cell.dataset.v === undefined ? cell.textContent.trim() : Number(cell.dataset.v));
  const compare = (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
    return collator.compare(a, b);
  };
  for (const table of all(".table table")) {
    all("thead th", table).forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const descending = head.getAttribute("aria-sort") !== "descending";
        for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows];
        rows.sort((a, b) => compare(value(a.cells[column]), value(b.cells[column])) * (descending ? -1 : 1));
        table.tBodies[0].append(...rows);
      });
    });
  }

  // ---- the leaf list
  const form = document.querySelector(".filter");
  const leaves = all(".leaf");
  const words = new Map(leaves.map((leaf) => [leaf, leaf.textContent.toLowerCase()]));
  const output = form.querySelector("output");
  const apply = () => {
    const text = form.elements.text.value.trim().toLowerCase();
    const wanted = ["unit", "level1", "code", "status"]
      .map((name) => [name, form.elements[name].value])
      .filter(([, chosen]) => chosen !== "");
    let shown = 0;
    for (const leaf of leaves) {
      const keep = wanted.every(([name, chosen]) => leaf.dataset[name] === chosen) && words.get(leaf).includes(text);
      leaf.hidden = !keep;
      if (keep) shown++;
    }
    for (const group of [...all(".cell"), ...all(".unit")]) group.hidden = !group.querySelector(".leaf:not([hidden])");
    output.value = form.dataset.count.replace("{shown}", shown).replace("{total}", leaves.length);
  };
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  apply();

  /** Shows only what a cell or code stands for; without the script its link leads to the same place. */
  const narrow = (wanted) => {
    form.reset();
    for (const [name, chosen] of Object.entries(wanted)) form.elements[name].value = chosen;
    apply();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const { unit, level1, code } = link.dataset;
    if (unit) narrow({ unit, level1, ...(code && { code }) });
    else if (code) narrow({ code });
    // A filter must not hide the passage a link leads to.
    else if (document.querySelector(`${link.hash || "#main"}[hidden]`)) narrow({});
  });
  addEventListener("hashchange", () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target?.hidden) {
      narrow({});
      target.scrollIntoView();
    }
  });

  // ---- words of a mark
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  document.body.append(tip);
  document.addEventListener("pointermove", (event) => {
    const mark = event.target.closest?.("[data-tip]");
    tip.hidden = !mark;
    if (!mark) return;
    tip.textContent = mark.dataset.tip;
    tip.style.left = `${Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${Math.min(event.clientY + 14, innerHeight - tip.offsetHeight - 8)}px`;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tip.hidden = true;
  });
})();

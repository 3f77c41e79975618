// Shows what a mark or a name leads to in a card beside it, for the mouse and for the keyboard.
(() => {
  const NAMED = "a.noteref, a.persName, a.placeName, a.orgName, a.geogName, a.name, a.rs";
  const card = document.createElement("div");
  card.id = "card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  document.querySelector("main").append(card);
  document.documentElement.classList.add("cards");
  let owner = null;
  const hide = () => {
    card.hidden = true;
    if (owner) owner.removeAttribute("aria-describedby");
    owner = null;
  };
  const show = (link) => {
    const there = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!there || link === owner) return;
    hide();
    const copy = there.cloneNode(true);
    copy.querySelectorAll("[id]").forEach((each) => each.removeAttribute("id"));
    copy.querySelectorAll(".back, .where, script").forEach((each) => each.remove());
    copy.querySelectorAll("a, [tabindex]").forEach((each) => {
      each.removeAttribute("href");
      each.removeAttribute("tabindex");
      each.removeAttribute("role");
    });
    card.replaceChildren(...copy.childNodes);
    for (const said of (link.dataset.tip || "").split("\n").slice(1)) {
      const why = document.createElement("p");
      why.className = "why";
      why.textContent = said;
      card.append(why);
    }
    card.hidden = false;
    const at = link.getBoundingClientRect();
    const below = at.bottom + card.offsetHeight + 12 < innerHeight || at.top < card.offsetHeight;
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - card.offsetWidth - 8));
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(below ? at.bottom + 6 : at.top - card.offsetHeight - 6) + scrollY}px`;
    link.setAttribute("aria-describedby", "card");
    owner = link;
  };
  const meant = (event) => event.target.closest && event.target.closest(NAMED);
  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const link = meant(event);
      if (link) show(link);
      else if (!card.contains(event.target)) hide();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("click", hide);
})();

// A click anywhere on a row opens its record, as the link in it does.

const EIGENE = "a, button, input, select, textarea, label, summary";

document.addEventListener("click", (ereignis) => {
  const zeile = ereignis.target.closest("tr[data-zeile]");
  if (!zeile || ereignis.target.closest(EIGENE) || String(getSelection())) {
    return;
  }
  const link = zeile.querySelector(".eakte-zelle-titel a");
  if (ereignis.ctrlKey || ereignis.metaKey) {
    window.open(link.href, "_blank", "noopener");
  } else {
    location.assign(link.href);
  }
});

export function richteZeilenEin(bereich) {
  for (const link of bereich.querySelectorAll(".eakte-tabelle .eakte-zelle-titel a")) {
    link.closest("tr").dataset.zeile = "";
  }
}

richteZeilenEin(document);

for (const auswahl of document.querySelectorAll(".eakte-liste-filter select")) {
  auswahl.addEventListener("change", () => auswahl.form.requestSubmit());
}

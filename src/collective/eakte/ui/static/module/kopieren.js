// Numbers are copied with one click.

const ANZEIGEDAUER = 2000;

async function kopiere(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  // Without https the clipboard can only be reached through a selection.
  const feld = document.createElement("textarea");
  feld.value = text;
  feld.className = "eakte-nur-vorlesen";
  document.body.append(feld);
  feld.select();
  document.execCommand("copy");
  feld.remove();
}

for (const knopf of document.querySelectorAll("[data-eakte-kopieren]")) {
  const meldung = document.createElement("span");
  meldung.className = "eakte-nur-vorlesen";
  meldung.role = "status";
  knopf.after(meldung);
  knopf.hidden = false;
  knopf.addEventListener("click", async () => {
    await kopiere(knopf.dataset.eakteKopieren);
    knopf.dataset.fertig = "";
    meldung.textContent = knopf.dataset.kopiert;
    setTimeout(() => {
      delete knopf.dataset.fertig;
      meldung.textContent = "";
    }, ANZEIGEDAUER);
  });
}

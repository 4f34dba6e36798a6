// Keeps the part of the page that says how far a check has come up to date. Without it
// one reloads the page.
const TAKT = 3000;
const auswahl = "[data-eakte-laufend]";

async function sieh_nach() {
  const teil = document.querySelector(auswahl);
  if (!teil) {
    return;
  }
  try {
    const antwort = await fetch(teil.dataset.eakteLaufend, {
      credentials: "same-origin",
    });
    const seite = new DOMParser().parseFromString(await antwort.text(), "text/html");
    const neu = seite.querySelector(auswahl);
    if (!neu) {
      // It has ended: the findings are shown.
      window.location.assign(teil.dataset.eakteLaufend);
      return;
    }
    for (const name of ["progress", "[data-eakte-zahlen]"]) {
      const alt = teil.querySelector(name);
      const ersatz = neu.querySelector(name);
      // Buttons stay: whoever is about to press one keeps the focus.
      if (alt && ersatz) {
        alt.replaceWith(ersatz);
      }
    }
  } catch (fehler) {
    // The server may be restarting.
  }
  window.setTimeout(sieh_nach, TAKT);
}

window.setTimeout(sieh_nach, TAKT);

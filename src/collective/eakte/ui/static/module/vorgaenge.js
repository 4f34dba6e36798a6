// Vorgänge are opened where they stand; their content is fetched at that moment. What
// is open stays open while one works in the same window.

import { hole } from "./fragment.js";
import { richteZeilenEin } from "./tabelle.js";

const SCHLUESSEL = "eakte.vorgaenge.offen";

function gemerkt() {
  try {
    return new Set(JSON.parse(sessionStorage.getItem(SCHLUESSEL)) || []);
  } catch {
    return new Set();
  }
}

function merke(kennung, offen) {
  const alle = gemerkt();
  if (offen) {
    alle.add(kennung);
  } else {
    alle.delete(kennung);
  }
  try {
    sessionStorage.setItem(SCHLUESSEL, JSON.stringify([...alle].slice(-40)));
  } catch {
    // Then it is forgotten.
  }
}

async function schalte(knopf) {
  const fach = document.getElementById(knopf.getAttribute("aria-controls"));
  const oeffnen = knopf.getAttribute("aria-expanded") !== "true";
  if (oeffnen && !fach.dataset.geladen) {
    fach.setAttribute("aria-busy", "true");
    try {
      const inhalt = await hole(knopf.dataset.eakteInhalt);
      fach.replaceChildren(...inhalt.body.childNodes);
      fach.dataset.geladen = "1";
      richteZeilenEin(fach);
      richteEin(fach);
    } catch {
      location.assign(
        knopf.parentElement.querySelector(".eakte-vorgang-titel").href,
      );
      return;
    } finally {
      fach.removeAttribute("aria-busy");
    }
  }
  fach.hidden = !oeffnen;
  knopf.setAttribute("aria-expanded", String(oeffnen));
  merke(fach.id, oeffnen);
}

function richteEin(bereich) {
  const offen = gemerkt();
  for (const knopf of bereich.querySelectorAll("[data-eakte-inhalt]")) {
    knopf.hidden = false;
    knopf.addEventListener("click", () => schalte(knopf));
    if (offen.has(knopf.getAttribute("aria-controls"))) {
      schalte(knopf);
    }
  }
}

richteEin(document);

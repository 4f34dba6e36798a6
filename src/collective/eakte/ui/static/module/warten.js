// Parts of a page that say that something is being made show it as soon as it is there.
// Without this module the page is loaded again by hand.
//
// <section id="..." data-eakte-warten="ADDRESS" data-eakte-solange="STATE">: ADDRESS
// answers JSON with "stand"; when that is another than STATE, the part is taken anew
// from the page. Nobody asks for ever, nor while the page is out of sight.

import { hole } from "./fragment.js";

const PAUSEN = [1000, 2000, 3000, 5000];
const HOECHSTENS = 60;

const ansage = document.createElement("p");
ansage.className = "visually-hidden";
ansage.setAttribute("role", "status");
ansage.setAttribute("aria-live", "polite");
document.body.append(ansage);

function ruhe(dauer) {
  return new Promise((weiter) => setTimeout(weiter, dauer));
}

async function inSicht() {
  while (document.hidden) {
    await new Promise((weiter) =>
      document.addEventListener("visibilitychange", weiter, { once: true }),
    );
  }
}

// What becomes of it; null when the server did not answer, which may be restarting.
async function frage(adresse) {
  const antwort = await fetch(adresse, {
    credentials: "same-origin",
    headers: { Accept: "application/json" },
  }).catch(() => null);
  if (antwort === null || antwort.status >= 500) {
    return null;
  }
  if (!antwort.ok) {
    throw new Error(`${antwort.status} ${antwort.statusText}`);
  }
  return (await antwort.json()).stand;
}

async function warteAb(teil) {
  for (let mal = 0; mal < HOECHSTENS; mal += 1) {
    await inSicht();
    const stand = await frage(teil.dataset.eakteWarten);
    if (stand !== null && stand !== teil.dataset.eakteSolange) {
      return true;
    }
    await ruhe(PAUSEN[Math.min(mal, PAUSEN.length - 1)]);
  }
  return false;
}

function sage(teil) {
  const worte = [...teil.querySelectorAll("h2, p")].slice(0, 2);
  ansage.textContent = worte
    .map((wort) => wort.textContent.replace(/\s+/g, " ").trim())
    .filter(Boolean)
    .join(": ");
}

async function tausche(teil) {
  const seite = await hole(window.location.href.split("#")[0]);
  const neu = seite.getElementById(teil.id);
  if (!neu) {
    return;
  }
  const dabei = teil.contains(document.activeElement);
  const ersatz = document.importNode(neu, true);
  teil.replaceWith(ersatz);
  if (dabei) {
    // What had the focus has gone.
    ersatz.tabIndex = -1;
    ersatz.focus();
  }
  sage(ersatz);
}

for (const teil of document.querySelectorAll("[data-eakte-warten]")) {
  warteAb(teil)
    .then((fertig) => fertig && tausche(teil))
    .catch(() => {});
}

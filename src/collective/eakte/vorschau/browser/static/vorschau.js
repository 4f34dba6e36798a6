// The view of a file appears as soon as it is made. Without this script the page says
// how it stands and offers to load it again.

const PAUSEN = [1000, 2000, 3000, 5000];
const HOECHSTENS = 60;

async function frage(adresse) {
  const antwort = await fetch(`${adresse}/@vorschau`, {
    credentials: "same-origin",
    headers: { Accept: "application/json" },
  });
  if (!antwort.ok) {
    throw new Error(`${antwort.status} ${antwort.statusText}`);
  }
  return (await antwort.json()).stand;
}

async function warteAb(adresse) {
  for (let mal = 0; mal < HOECHSTENS; mal += 1) {
    if ((await frage(adresse)) !== "wartet") {
      return true;
    }
    const pause = PAUSEN[Math.min(mal, PAUSEN.length - 1)];
    await new Promise((weiter) => setTimeout(weiter, pause));
  }
  return false;
}

async function tausche(bereich, adresse) {
  const antwort = await fetch(adresse, { credentials: "same-origin" });
  if (!antwort.ok) {
    return;
  }
  const seite = new DOMParser().parseFromString(await antwort.text(), "text/html");
  const neu = seite.querySelector(".eakte-vorschau");
  if (neu) {
    for (const script of neu.querySelectorAll("script")) {
      script.remove();
    }
    bereich.replaceWith(document.importNode(neu, true));
  }
}

for (const stelle of document.querySelectorAll("[data-eakte-vorschau]")) {
  const adresse = stelle.dataset.eakteVorschau;
  warteAb(adresse)
    .then((fertig) => fertig && tausche(stelle.closest(".eakte-vorschau"), adresse))
    .catch(() => {});
}

// Whoever looks first has the picture of the first page made for all others.
for (const stelle of document.querySelectorAll("[data-eakte-vorschau-blick]")) {
  frage(stelle.dataset.eakteVorschauBlick).catch(() => {});
}

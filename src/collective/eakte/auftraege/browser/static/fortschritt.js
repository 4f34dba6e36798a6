// Keeps the page of a job up to date: asks how far it has come, moves the bar, and says
// so to screen readers now and then. Without it one reloads the page.
const TAKT = 2000;
const SCHRITT = 10;

const teil = document.querySelector("[data-eakte-auftrag]");
let zuletzt = null;

function zeige(auftrag) {
  const balken = teil.querySelector("progress");
  const text = teil.querySelector("[data-eakte-text]");
  teil.querySelector("[data-eakte-stand]").textContent = auftrag.stand_titel;
  if (auftrag.anteil === null) {
    balken.removeAttribute("value");
  } else {
    balken.value = auftrag.anteil;
  }
  const zahl = new Intl.NumberFormat(document.documentElement.lang || "de");
  const zahlen = auftrag.gesamt
    ? `${zahl.format(auftrag.erledigt || 0)} / ${zahl.format(auftrag.gesamt)}`
    : "";
  text.textContent = [zahlen, auftrag.hinweis].filter(Boolean).join(" – ");
  const stufe =
    auftrag.anteil === null ? auftrag.stand : Math.floor(auftrag.anteil / SCHRITT);
  if (stufe !== zuletzt && zuletzt !== null && auftrag.anteil !== null) {
    teil.querySelector("[data-eakte-ansage]").textContent = `${auftrag.anteil} %`;
  }
  zuletzt = stufe;
}

async function sieh_nach() {
  try {
    const antwort = await fetch(teil.dataset.eakteAuftrag, {
      credentials: "same-origin",
      headers: { Accept: "application/json" },
    });
    if (antwort.ok) {
      const auftrag = await antwort.json();
      if (auftrag.stand !== "wartet" && auftrag.stand !== "laeuft") {
        // It is over: the page shows what came of it.
        window.location.replace(teil.dataset.seite);
        return;
      }
      zeige(auftrag);
    } else if (antwort.status === 401 || antwort.status === 404) {
      return;
    }
  } catch (fehler) {
    // The server may be restarting.
  }
  window.setTimeout(sieh_nach, TAKT);
}

if (teil) {
  window.setTimeout(sieh_nach, TAKT);
}

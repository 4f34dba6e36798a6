// Suggestions below the search field while somebody types. They are links: arrow keys
// lead from the field to them and back, Escape closes. Enter in the field searches.

const WARTEN = 150;
const KUERZESTE = 2;
const HOECHSTENS = 8;

function baue(eintrag) {
  const punkt = document.createElement("li");
  const link = document.createElement("a");
  link.href = eintrag.url;
  link.className = "eakte-vorschlag";
  // The icon is made by the site; everything else is text.
  const icon = document.createElement("span");
  icon.innerHTML = eintrag.icon || "";
  link.append(icon);
  const text = document.createElement("span");
  if (eintrag.kennzeichen) {
    const nummer = document.createElement("span");
    nummer.className = "eakte-nummer";
    nummer.textContent = eintrag.kennzeichen;
    text.append(nummer, " ");
  }
  text.append(eintrag.kennzeichen ? eintrag.betreff : eintrag.title);
  if (eintrag.description) {
    const ort = document.createElement("span");
    ort.className = "eakte-vorschlag-ort";
    ort.textContent = eintrag.description;
    text.append(ort);
  }
  link.append(text);
  punkt.append(link);
  return punkt;
}

function richteEin(formular) {
  const feld = formular.querySelector("input[type=search]");
  const ort = formular.querySelector("select");
  const liste = formular.parentElement.querySelector(".eakte-vorschlaege");
  const meldung = formular.parentElement.querySelector(".eakte-vorschlaege-meldung");
  let uhr = 0;
  let laufend = null;

  function schliesse() {
    liste.hidden = true;
    meldung.textContent = "";
  }

  function zeige({ items, total }) {
    liste.replaceChildren(...items.map(baue));
    liste.hidden = !items.length;
    meldung.textContent = meldung.dataset.text.replace("0", total);
  }

  async function frage() {
    const text = feld.value.trim();
    laufend?.abort();
    if (text.length < KUERZESTE) {
      schliesse();
      return;
    }
    laufend = new AbortController();
    const angaben = new URLSearchParams({ SearchableText: text, perPage: HOECHSTENS });
    if (ort?.value) {
      angaben.set("in", ort.value);
    }
    try {
      const antwort = await fetch(`${formular.dataset.eakteVorschlaege}?${angaben}`, {
        headers: { Accept: "application/json" },
        signal: laufend.signal,
      });
      if (antwort.ok && formular.parentElement.contains(document.activeElement)) {
        zeige(await antwort.json());
      }
    } catch (fehler) {
      // Somebody types on, or the network is gone: Enter still searches.
      if (fehler.name !== "AbortError") {
        schliesse();
      }
    }
  }

  function gehe(schritt) {
    const links = [...liste.querySelectorAll("a")];
    const stelle = links.indexOf(document.activeElement) + schritt;
    if (stelle < 0) {
      feld.focus();
    } else {
      links[Math.min(stelle, links.length - 1)]?.focus();
    }
  }

  feld.addEventListener("input", () => {
    clearTimeout(uhr);
    uhr = setTimeout(frage, WARTEN);
  });
  ort?.addEventListener("change", frage);
  formular.parentElement.addEventListener("keydown", (ereignis) => {
    if (liste.hidden || ereignis.target === ort) {
      return;
    }
    if (ereignis.key === "Escape") {
      ereignis.preventDefault();
      feld.focus();
      schliesse();
    } else if (ereignis.key === "ArrowDown" || ereignis.key === "ArrowUp") {
      ereignis.preventDefault();
      gehe(ereignis.key === "ArrowDown" ? 1 : -1);
    }
  });
  formular.parentElement.addEventListener("focusout", ({ relatedTarget }) => {
    if (!formular.parentElement.contains(relatedTarget)) {
      schliesse();
    }
  });
  // A click must not take the focus away before it arrives.
  liste.addEventListener("mousedown", (ereignis) => ereignis.preventDefault());
  formular.addEventListener("submit", () => {
    clearTimeout(uhr);
    laufend?.abort();
    schliesse();
  });
}

document.querySelectorAll("form[data-eakte-vorschlaege]").forEach(richteEin);

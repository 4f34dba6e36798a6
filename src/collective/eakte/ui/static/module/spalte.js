// The left column can be folded away and made wider; the workplace remembers it.

import { lies, merke } from "./speicher.js";

const SCHMALSTE = 12;
const BREITESTE = 40;
const ANFANGS = 20;
const SCHRITT = 1;

const shell = document.querySelector(".eakte-shell");
const spalte = shell.querySelector(".eakte-spalte");

function rem() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}

function richteKnopfEin() {
  const knopf = spalte.querySelector("[data-eakte-spalte]");
  const schmal = matchMedia("(max-width: 61.99rem)");
  const zeige = (zu) => {
    shell.classList.toggle("eakte-shell-zu", zu);
    knopf.setAttribute("aria-expanded", String(!zu));
  };
  knopf.hidden = false;
  // On a narrow screen the content needs the room.
  zeige(lies("spalte.zu", false) || schmal.matches);
  schmal.addEventListener("change", () =>
    zeige(lies("spalte.zu", false) || schmal.matches),
  );
  knopf.addEventListener("click", () => {
    const zu = !shell.classList.contains("eakte-shell-zu");
    zeige(zu);
    if (!schmal.matches) {
      merke("spalte.zu", zu);
    }
  });
}

function richteGriffEin() {
  const griff = document.createElement("div");
  griff.className = "eakte-griff eakte-nicht-drucken";
  griff.role = "separator";
  griff.tabIndex = 0;
  griff.setAttribute("aria-orientation", "vertical");
  griff.setAttribute("aria-controls", spalte.id);
  griff.setAttribute("aria-label", spalte.dataset.breite);
  griff.setAttribute("aria-valuemin", SCHMALSTE);
  griff.setAttribute("aria-valuemax", BREITESTE);
  let breite = lies("spalte.breite", ANFANGS);

  const zeige = (neu) => {
    breite = Math.min(BREITESTE, Math.max(SCHMALSTE, neu));
    shell.style.setProperty("--eakte-spaltenbreite", `${breite}rem`);
    griff.setAttribute("aria-valuenow", Math.round(breite));
  };
  const behalte = () => merke("spalte.breite", breite);

  griff.addEventListener("keydown", (ereignis) => {
    const neu = {
      ArrowLeft: breite - SCHRITT,
      ArrowRight: breite + SCHRITT,
      Home: SCHMALSTE,
      End: BREITESTE,
    }[ereignis.key];
    if (neu !== undefined) {
      ereignis.preventDefault();
      zeige(neu);
      behalte();
    }
  });
  griff.addEventListener("pointerdown", (ereignis) => {
    ereignis.preventDefault();
    griff.setPointerCapture(ereignis.pointerId);
    const links = spalte.getBoundingClientRect().left;
    const zieht = (bewegung) => zeige((bewegung.clientX - links) / rem());
    griff.addEventListener("pointermove", zieht);
    griff.addEventListener(
      "lostpointercapture",
      () => {
        griff.removeEventListener("pointermove", zieht);
        behalte();
      },
      { once: true },
    );
  });
  griff.addEventListener("dblclick", () => {
    zeige(ANFANGS);
    behalte();
  });
  zeige(breite);
  spalte.after(griff);
}

richteKnopfEin();
richteGriffEin();

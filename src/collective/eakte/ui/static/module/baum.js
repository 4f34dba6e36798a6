// The plan tree: a tree in the sense of WAI-ARIA (Authoring Practices, navigation
// tree), whose nodes are links. Levels are fetched when they are opened.

import { hole } from "./fragment.js";
import { lies, merke } from "./speicher.js";

const HOECHSTENS_OFFEN = 60;
const PAUSE_BEIM_TIPPEN = 250;

class Baum {
  constructor(halter) {
    this.halter = halter;
    this.adresse = halter.dataset.eakteBaum;
    this.rolle = halter.closest(".eakte-spalte-rolle");
    this.offen = new Set(lies("baum.offen", []));
    this.filter = this.rolle.querySelector("[name=plan_filter]");
    this.original = null;
    halter.addEventListener("click", (ereignis) => this.klick(ereignis));
    halter.addEventListener("keydown", (ereignis) => this.taste(ereignis));
    halter.addEventListener("focusin", (ereignis) => {
      if (ereignis.target.matches("[role=treeitem]")) {
        this.waehle(ereignis.target);
      }
    });
    this.filter.addEventListener("input", () => this.tippt());
    this.filter.form.addEventListener("submit", (ereignis) => {
      ereignis.preventDefault();
      this.filtere();
    });
    window.addEventListener("pagehide", () => this.merkeOrt());
    this.richteEin();
    this.stelleHer();
  }

  get knoten() {
    return [...this.halter.querySelectorAll("[role=treeitem]")].filter(
      (knoten) => !knoten.closest("[role=group][hidden]"),
    );
  }

  richteEin() {
    const aktuell =
      this.halter.querySelector("[role=treeitem][aria-current]") ||
      this.halter.querySelector("[role=treeitem]");
    for (const knoten of this.halter.querySelectorAll("[role=treeitem]")) {
      knoten.tabIndex = knoten === aktuell ? 0 : -1;
    }
  }

  // Opens what was open before, in one request and only if there is something to do.
  async stelleHer() {
    if (!this.halter.dataset.gefiltert) {
      const fehlt = [...this.halter.querySelectorAll("[aria-expanded=false]")].some(
        (knoten) => this.offen.has(knoten.dataset.pfad),
      );
      if (fehlt) {
        await this.ersetze(this.abfrage({ offen: [...this.offen] }));
      }
    }
    this.rolle.scrollTop = lies("baum.ort", 0);
    this.halter
      .querySelector("[aria-current]")
      ?.scrollIntoView({ block: "nearest" });
  }

  merkeOrt() {
    merke("baum.ort", this.rolle.scrollTop);
  }

  merkeOffene() {
    merke("baum.offen", [...this.offen].slice(-HOECHSTENS_OFFEN));
  }

  abfrage(angaben) {
    const adresse = new URL(this.adresse, location.href);
    for (const [name, werte] of Object.entries(angaben)) {
      for (const wert of [].concat(werte)) {
        adresse.searchParams.append(
          name === "offen" ? "offen:list" : name,
          wert,
        );
      }
    }
    if (this.halter.dataset.aktuell) {
      adresse.searchParams.append("aktuell", this.halter.dataset.aktuell);
    }
    if (this.halter.dataset.seite) {
      adresse.searchParams.append("seite", "1");
    }
    return adresse;
  }

  async ersetze(adresse) {
    try {
      const neu = (await hole(adresse)).querySelector(".eakte-baum");
      this.halter.replaceChildren(...neu.childNodes);
      this.richteEin();
    } catch {
      // The tree stays as it is; every node is a link.
    }
  }

  tippt() {
    clearTimeout(this.warten);
    this.warten = setTimeout(() => this.filtere(), PAUSE_BEIM_TIPPEN);
  }

  async filtere() {
    clearTimeout(this.warten);
    const text = this.filter.value.trim();
    if (text === this.zuletzt) {
      return;
    }
    this.zuletzt = text;
    this.halter.setAttribute("aria-busy", "true");
    await this.ersetze(
      text
        ? this.abfrage({ plan_filter: text })
        : this.abfrage({ offen: [...this.offen] }),
    );
    this.halter.removeAttribute("aria-busy");
  }

  gruppe(knoten) {
    const kennung = knoten.getAttribute("aria-owns");
    return kennung ? document.getElementById(kennung) : null;
  }

  async oeffne(knoten) {
    if (knoten.getAttribute("aria-expanded") !== "false") {
      return;
    }
    let gruppe = this.gruppe(knoten);
    if (!gruppe) {
      knoten.setAttribute("aria-busy", "true");
      try {
        const stufe = Number(knoten.getAttribute("aria-level")) + 1;
        const adresse = new URL(`${knoten.href}/@@eakte-baum-ebene`);
        adresse.searchParams.set("stufe:int", stufe);
        const ebene = await hole(adresse);
        gruppe = document.createElement("ul");
        gruppe.role = "group";
        gruppe.id = `eakte-ebene-${Math.random().toString(36).slice(2)}`;
        gruppe.append(...ebene.body.childNodes);
        for (const kind of gruppe.querySelectorAll("[role=treeitem]")) {
          kind.tabIndex = -1;
        }
        knoten.after(gruppe);
        knoten.setAttribute("aria-owns", gruppe.id);
      } catch {
        location.assign(knoten.href);
        return;
      } finally {
        knoten.removeAttribute("aria-busy");
      }
    }
    gruppe.hidden = false;
    knoten.setAttribute("aria-expanded", "true");
    this.offen.add(knoten.dataset.pfad);
    this.merkeOffene();
  }

  schliesse(knoten) {
    const gruppe = this.gruppe(knoten);
    if (gruppe) {
      gruppe.hidden = true;
    }
    knoten.setAttribute("aria-expanded", "false");
    this.offen.delete(knoten.dataset.pfad);
    this.merkeOffene();
  }

  schalte(knoten) {
    if (knoten.getAttribute("aria-expanded") === "true") {
      this.schliesse(knoten);
    } else {
      this.oeffne(knoten);
    }
  }

  klick(ereignis) {
    const pfeil = ereignis.target.closest(".eakte-knoten-pfeil");
    const knoten = pfeil?.closest("[role=treeitem][aria-expanded]");
    if (knoten) {
      ereignis.preventDefault();
      this.schalte(knoten);
    }
  }

  waehle(knoten) {
    for (const anderer of this.halter.querySelectorAll("[role=treeitem][tabindex='0']")) {
      anderer.tabIndex = -1;
    }
    knoten.tabIndex = 0;
  }

  gehe(knoten) {
    if (knoten) {
      this.waehle(knoten);
      knoten.focus();
    }
  }

  taste(ereignis) {
    const knoten = ereignis.target.closest("[role=treeitem]");
    if (!knoten || ereignis.ctrlKey || ereignis.altKey || ereignis.metaKey) {
      return;
    }
    const sichtbare = this.knoten;
    const ort = sichtbare.indexOf(knoten);
    const ausgeklappt = knoten.getAttribute("aria-expanded");
    switch (ereignis.key) {
      case "ArrowDown":
        this.gehe(sichtbare[ort + 1]);
        break;
      case "ArrowUp":
        this.gehe(sichtbare[ort - 1]);
        break;
      case "Home":
        this.gehe(sichtbare[0]);
        break;
      case "End":
        this.gehe(sichtbare[sichtbare.length - 1]);
        break;
      case "ArrowRight":
        if (ausgeklappt === "false") {
          this.oeffne(knoten);
        } else if (ausgeklappt === "true") {
          this.gehe(this.gruppe(knoten)?.querySelector("[role=treeitem]"));
        }
        break;
      case "ArrowLeft":
        if (ausgeklappt === "true") {
          this.schliesse(knoten);
        } else {
          this.gehe(
            knoten.closest("[role=group]")?.parentElement.querySelector("[role=treeitem]"),
          );
        }
        break;
      case " ":
        knoten.click();
        break;
      default:
        if (ereignis.key.length !== 1 || ereignis.key === "/") {
          return;
        }
        this.springe(ereignis.key.toLocaleLowerCase(), sichtbare, ort);
    }
    ereignis.preventDefault();
  }

  // The next node whose number or title begins with a character.
  springe(zeichen, sichtbare, ort) {
    const reihe = [...sichtbare.slice(ort + 1), ...sichtbare.slice(0, ort + 1)];
    this.gehe(
      reihe.find((knoten) =>
        [".eakte-nummer", ".eakte-knoten-titel"].some((auswahl) =>
          knoten
            .querySelector(auswahl)
            ?.textContent.trim()
            .toLocaleLowerCase()
            .startsWith(zeichen),
        ),
      ),
    );
  }
}

for (const halter of document.querySelectorAll("[data-eakte-baum]")) {
  new Baum(halter);
}

// Comfort for the screens of the E-Akte. Everything can be read and every form can be
// sent without it. The bundle itself only fetches the modules that a page has use for.
//
// Its address is made of its content; the next line makes it change with the modules.
// Modules: 8bada137ad63
(function () {
  const module = [
    ["[data-eakte-baum]", "./module/baum.js"],
    [".eakte-shell", "./module/spalte.js"],
    ["[data-eakte-tabelle]", "./module/tabelle.js"],
    ["[data-eakte-vorgaenge]", "./module/vorgaenge.js"],
    ["[data-eakte-kopieren]", "./module/kopieren.js"],
    [".eakte-menue, .eakte-gesperrt", "./module/menue.js"],
    ["[data-eakte-warten]", "./module/warten.js"],
    ["#searchGadget", "./module/suche.js"],
    ["form[data-eakte-vorschlaege]", "./module/vorschlaege.js"],
    ["input[data-eakte-prinzipale]", "./module/prinzipale.js"],
  ];
  if (!document.body.classList.contains("eakte-seite")) {
    return;
  }
  const geladen = module
    .filter(([auswahl]) => document.querySelector(auswahl))
    .map(([, datei]) => import(datei));
  Promise.all(geladen).then(() => {
    document.documentElement.dataset.eakteBereit = "1";
  });
})();

// Menus close on Escape, when another opens, and when one clicks or tabs elsewhere.
// Reasons of a disabled button can be put away with Escape.

const OFFEN = "details.eakte-menue[open]";

function schliesseAusser(bleibt) {
  for (const menue of document.querySelectorAll(OFFEN)) {
    if (!bleibt || !menue.contains(bleibt)) {
      menue.open = false;
    }
  }
}

document.addEventListener("click", (ereignis) => schliesseAusser(ereignis.target));
document.addEventListener("focusin", (ereignis) => schliesseAusser(ereignis.target));

document.addEventListener("keydown", (ereignis) => {
  if (ereignis.key !== "Escape") {
    return;
  }
  const sperre = document.querySelector(
    ".eakte-gesperrt:focus-within:not([data-zu]), .eakte-gesperrt:hover:not([data-zu])",
  );
  if (sperre) {
    sperre.dataset.zu = "";
    return;
  }
  const menue = document.activeElement?.closest(OFFEN);
  schliesseAusser(null);
  menue?.querySelector("summary").focus();
});

for (const sperre of document.querySelectorAll(".eakte-gesperrt")) {
  for (const ereignis of ["focusout", "pointerleave"]) {
    sperre.addEventListener(ereignis, () => delete sperre.dataset.zu);
  }
}

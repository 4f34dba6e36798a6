// "/" goes to the search field, unless one is writing.

const feld = document.getElementById("searchGadget");

document.addEventListener("keydown", (ereignis) => {
  const ziel = ereignis.target;
  if (
    ereignis.key !== "/" ||
    ereignis.ctrlKey ||
    ereignis.altKey ||
    ereignis.metaKey ||
    ziel.isContentEditable ||
    ziel.closest("input, textarea, select")
  ) {
    return;
  }
  ereignis.preventDefault();
  feld.focus();
  feld.select();
});

// Whoever looks first has the picture of the first page made for all others.
for (const stelle of document.querySelectorAll("[data-eakte-vorschau-blick]")) {
  fetch(`${stelle.dataset.eakteVorschauBlick}/@vorschau`, {
    credentials: "same-origin",
    headers: { Accept: "application/json" },
  }).catch(() => {});
}

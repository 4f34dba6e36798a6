// Parts of a page that are fetched when they are needed.

export async function hole(adresse) {
  const antwort = await fetch(adresse, { credentials: "same-origin" });
  if (!antwort.ok) {
    throw new Error(`${antwort.status} ${antwort.statusText}`);
  }
  const dokument = new DOMParser().parseFromString(await antwort.text(), "text/html");
  // Plone adds a script of its own to every answer in HTML.
  for (const script of dokument.querySelectorAll("script")) {
    script.remove();
  }
  return dokument;
}

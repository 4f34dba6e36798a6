// Suggestions of people, groups and offices while a name is being written.

const WARTEN = 200;

function richteEin(feld) {
  const liste = feld.list;
  let uhr = 0;
  let gefragt = "";

  async function frage() {
    const text = feld.value.trim();
    if (text.length < 2 || text === gefragt) {
      return;
    }
    gefragt = text;
    const ort = `${feld.dataset.eaktePrinzipale}?q=${encodeURIComponent(text)}`;
    const antwort = await fetch(ort, { headers: { Accept: "application/json" } });
    if (!antwort.ok) {
      return;
    }
    const vorhanden = new Set([...liste.options].map((option) => option.value));
    for (const { angabe } of (await antwort.json()).items) {
      if (!vorhanden.has(angabe)) {
        const option = document.createElement("option");
        option.value = angabe;
        liste.append(option);
      }
    }
  }

  feld.addEventListener("input", () => {
    clearTimeout(uhr);
    uhr = setTimeout(frage, WARTEN);
  });
}

document.querySelectorAll("input[data-eakte-prinzipale]").forEach(richteEin);

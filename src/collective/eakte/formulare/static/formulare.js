/* Comfort for forms: everything here also works without JavaScript.
 *
 * - the summary of errors gets the focus, its links open the section of their field;
 * - files are sent one by one, with their progress and number;
 * - patterns of numbers show an example while they are being written.
 */
(function () {
    "use strict";

    function bereit(tue) {
        if (document.readyState === "loading") {
            document.addEventListener("DOMContentLoaded", tue);
        } else {
            tue();
        }
    }

    /* ---- errors ---------------------------------------------------------- */

    function oeffneBis(element) {
        for (let e = element; e; e = e.parentElement) {
            if (e.tagName === "DETAILS") {
                e.open = true;
            }
        }
    }

    function zeigeFehler() {
        const fehler = document.getElementById("eakte-fehler");
        if (!fehler) {
            return;
        }
        fehler.addEventListener("click", function (ereignis) {
            const verweis = ereignis.target.closest('a[href^="#"]');
            const ziel = verweis && document.getElementById(verweis.hash.slice(1));
            if (!ziel) {
                return;
            }
            ereignis.preventDefault();
            oeffneBis(ziel);
            ziel.scrollIntoView({ block: "center" });
            ziel.focus();
        });
        fehler.focus();
    }

    /* ---- files ------------------------------------------------------------ */

    function machtAblage(formular) {
        const eingabe = formular.querySelector('input[type="file"]');
        const liste = formular.querySelector("[data-eakte-fortschritt]");
        const stand = formular.querySelector("[data-eakte-stand]");
        const text = formular.dataset;
        const schlange = [];
        const zaehler = { abgelegt: 0, abgelehnt: 0 };
        let laeuft = false;

        formular.querySelectorAll("[data-eakte-ohne-script]").forEach(function (e) {
            e.hidden = true;
        });
        formular.querySelectorAll("[data-eakte-nur-script]").forEach(function (e) {
            e.hidden = false;
        });

        eingabe.addEventListener("change", function () {
            nimm(eingabe.files);
            eingabe.value = "";
        });
        formular.addEventListener("submit", function (ereignis) {
            ereignis.preventDefault();
            nimm(eingabe.files);
            eingabe.value = "";
        });
        ["dragenter", "dragover"].forEach(function (name) {
            formular.addEventListener(name, function (ereignis) {
                if (Array.from(ereignis.dataTransfer.types).includes("Files")) {
                    ereignis.preventDefault();
                    formular.classList.add("eakte-ablage-aktiv");
                }
            });
        });
        formular.addEventListener("dragleave", function (ereignis) {
            if (!formular.contains(ereignis.relatedTarget)) {
                formular.classList.remove("eakte-ablage-aktiv");
            }
        });
        formular.addEventListener("drop", function (ereignis) {
            ereignis.preventDefault();
            formular.classList.remove("eakte-ablage-aktiv");
            nimm(ereignis.dataTransfer.files);
        });
        window.addEventListener("beforeunload", function (ereignis) {
            if (laeuft) {
                ereignis.preventDefault();
            }
        });

        function nimm(dateien) {
            Array.from(dateien).forEach(function (datei) {
                const zeile = document.createElement("li");
                const name = document.createElement("span");
                const balken = document.createElement("progress");
                const folge = document.createElement("span");
                name.className = "eakte-fortschritt-name";
                name.textContent = datei.name;
                balken.max = 1;
                balken.value = 0;
                balken.setAttribute("aria-label", datei.name);
                folge.className = "eakte-fortschritt-folge";
                folge.textContent = text.textWartet;
                zeile.append(name, " ", balken, " ", folge);
                liste.append(zeile);
                schlange.push({ datei, zeile, balken, folge });
            });
            liste.hidden = !liste.children.length;
            if (!laeuft) {
                naechste();
            }
        }

        function naechste() {
            const eintrag = schlange.shift();
            laeuft = Boolean(eintrag);
            if (eintrag) {
                sende(eintrag);
            } else if (zaehler.abgelegt + zaehler.abgelehnt) {
                schliesse();
            }
        }

        function sende(eintrag) {
            const anfrage = new XMLHttpRequest();
            const daten = new FormData();
            const token = formular.querySelector('input[name="_authenticator"]');
            daten.append("_authenticator", token ? token.value : "");
            daten.append("dateien:list", eintrag.datei, eintrag.datei.name);
            eintrag.folge.textContent = text.textLaeuft;
            anfrage.open("POST", formular.action);
            anfrage.setRequestHeader("Accept", "application/json");
            anfrage.upload.addEventListener("progress", function (ereignis) {
                if (ereignis.lengthComputable) {
                    eintrag.balken.value = ereignis.loaded / ereignis.total;
                }
            });
            anfrage.addEventListener("load", function () {
                beende(eintrag, lies(anfrage));
            });
            anfrage.addEventListener("error", function () {
                beende(eintrag, { gruende: [text.textAbgebrochen] });
            });
            anfrage.send(daten);
        }

        function lies(anfrage) {
            try {
                const antwort = JSON.parse(anfrage.responseText);
                if (antwort.ergebnisse && antwort.ergebnisse.length) {
                    return antwort.ergebnisse[0];
                }
                return {
                    gruende: (antwort.gruende || []).length
                        ? antwort.gruende
                        : [text.textAbgebrochen],
                };
            } catch (fehler) {
                /* The log-in page or an error page came instead of an answer. */
                return {
                    gruende: [
                        anfrage.status >= 500 ? text.textAbgebrochen : text.textAnmelden,
                    ],
                };
            }
        }

        function beende(eintrag, ergebnis) {
            eintrag.balken.remove();
            if (ergebnis.url) {
                const verweis = document.createElement("a");
                zaehler.abgelegt += 1;
                verweis.href = ergebnis.url;
                verweis.className = "eakte-nummer";
                verweis.textContent = ergebnis.kennzeichen;
                eintrag.folge.replaceChildren(text.textAbgelegt + " ", verweis);
                eintrag.zeile.className = "eakte-fortschritt-fertig";
            } else {
                zaehler.abgelehnt += 1;
                eintrag.folge.textContent = ergebnis.gruende.join(" ");
                eintrag.zeile.className = "eakte-fortschritt-fehler";
            }
            melde();
            naechste();
        }

        function melde() {
            stand.textContent = text.textFertig
                .replace("{0}", zaehler.abgelegt)
                .replace("{1}", zaehler.abgelehnt);
        }

        function schliesse() {
            melde();
            if (zaehler.abgelegt) {
                const verweis = document.createElement("a");
                verweis.href = formular.action.replace(/\/@@hochladen$/, "");
                verweis.textContent = text.textListe;
                stand.append(" ", verweis);
            }
            formular.dispatchEvent(
                new CustomEvent("eakte:hochgeladen", { bubbles: true, detail: zaehler })
            );
        }
    }

    /* ---- patterns ----------------------------------------------------------- */

    function machtBeispiel(ziel) {
        const eingabe = document.getElementById(ziel.dataset.eakteEingabe);
        const zaehlkreis = document.querySelector('select[name*=".zaehlkreis"]');
        const ausgabe = ziel.querySelector("[data-eakte-beispiel]");
        let wartend = null;

        function frage() {
            const adresse = new URL(ziel.dataset.eakteMuster);
            adresse.searchParams.set("ebene", ziel.dataset.eakteEbene);
            adresse.searchParams.set("muster", eingabe.value);
            if (zaehlkreis && zaehlkreis.value && zaehlkreis.value !== "--NOVALUE--") {
                adresse.searchParams.set("zaehlkreis", zaehlkreis.value);
            }
            fetch(adresse, { headers: { Accept: "application/json" } })
                .then(function (antwort) {
                    return antwort.ok ? antwort.json() : null;
                })
                .then(function (befund) {
                    if (befund) {
                        zeige(befund);
                    }
                })
                .catch(function () {
                    /* Without an answer the last example stays. */
                });
        }

        function zeige(befund) {
            ausgabe.textContent = [befund.beispiel]
                .concat(befund.hindernisse.concat(befund.hinweise).map(function (h) {
                    return h.message;
                }))
                .filter(Boolean)
                .join(" – ");
            ziel.classList.toggle("eakte-feldfehler", !befund.gueltig);
        }

        function spaeter() {
            clearTimeout(wartend);
            wartend = setTimeout(frage, 300);
        }

        eingabe.addEventListener("input", spaeter);
        if (zaehlkreis) {
            zaehlkreis.addEventListener("change", spaeter);
        }
    }

    /* ---- kind of a Dokument ------------------------------------------------- */

    function oeffneSchriftverkehr() {
        const art = document.querySelector('select[name="form.widgets.dokumentart:list"]');
        const abschnitt = document.getElementById("abschnitt-schriftverkehr");
        if (art && abschnitt) {
            art.addEventListener("change", function () {
                abschnitt.open = art.value !== "intern";
            });
        }
    }

    bereit(function () {
        zeigeFehler();
        oeffneSchriftverkehr();
        document.querySelectorAll("form[data-eakte-hochladen]").forEach(machtAblage);
        document.querySelectorAll("[data-eakte-muster]").forEach(machtBeispiel);
    });
})();

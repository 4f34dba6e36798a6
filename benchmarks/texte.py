"""German-like texts, the same in every run: words as unequal as in real ones.

A few function words make half of every text, some hundred words of an office another
third, and tens of thousands of compounds the rest; word ``n`` comes about ``1/n`` times
as often as the first.
"""

from itertools import accumulate
from itertools import product

import random


_FUNKTION = """
der die und in den von zu das mit sich des auf für ist im dem nicht ein eine
als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem
über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei
"""
FUNKTION = _FUNKTION.split()
_STAEMME = """
Antrag Bescheid Straße Ausbau Beitrag Gebühr Gewerbe Gaststätte Erlaubnis
Genehmigung Prüfung Stelle Amt Leitung Verwaltung Plan Bau Grundstück Eigentum Kosten
Satzung Gemeinde Stadt Kreis Land Bezirk Schule Kinder Jugend Hilfe Sozial Wohnung Haus
Miete Vertrag Recht Klage Frist Termin Akte Vorgang Dokument Schreiben Anlage Vermerk
Haushalt Mittel Zuschuss Förderung Umwelt Wasser Abfall Energie Verkehr Fahrzeug Führer
Schein Ordnung Widrigkeit Personal Stellen Dienst Reise Besoldung Versorgung Unfall
Schutz Brand Katastrophe Rettung Kranken Pflege Heim Sport Kultur Museum Bücherei Archiv
Denkmal Friedhof Garten Park Wald Forst Jagd Fischerei Landwirtschaft Markt Handel
Steuer Abgabe Rechnung Zahlung Mahnung Vollstreckung Kasse Konto Bank Statistik Wahl
"""
STAEMME = _STAEMME.split()
_NAMEN = """
Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann
Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann"""
NAMEN = _NAMEN.split()


class Wortschatz:
    """Words and how often they come.

    :param umfang: number of words.
    """

    def __init__(self, umfang=100_000):
        zufall = random.Random(7)
        paare = [a + b.lower() for a, b in product(STAEMME, STAEMME) if a != b]
        zufall.shuffle(paare)
        dreier = (
            a + b.lower() for a, b in zip(STAEMME * 2000, paare * 20, strict=False)
        )
        woerter = [*FUNKTION, *STAEMME, *NAMEN, *paare]
        bekannt = set(woerter)
        for wort in dreier:
            if len(woerter) >= umfang:
                break
            if wort not in bekannt:
                bekannt.add(wort)
                woerter.append(wort)
        self.woerter = woerter[:umfang]
        self._summen = list(accumulate(1 / (n + 2) for n in range(len(self.woerter))))

    def texte(self, anzahl, woerter=250):
        """Write texts.

        :param anzahl: how many.
        :param woerter: words of each.
        :returns: iterator.
        """
        zufall = random.Random(11)
        for nummer in range(anzahl):
            gezogen = zufall.choices(
                self.woerter, cum_weights=self._summen, k=woerter - 4
            )
            stelle = zufall.randrange(len(gezogen))
            # Where a word stands that only few texts have, and a number.
            gezogen.insert(stelle, f"Sonderwort{nummer // 10}")
            gezogen.insert(stelle // 2, f"32.{nummer % 50:02}.01-{nummer // 50:04}")
            if nummer % 100 == 0:
                gezogen.insert(stelle // 3, "überplanmäßige Verpflichtungsermächtigung")
            yield " ".join(gezogen) + "."


FRAGEN = {
    "rare word": ["Sonderwort{n}"],
    "common word": ["Antrag", "Bescheid", "Straße", "Kosten", "Satzung"],
    "two words": ["Antrag Bescheid", "Gebühr Straße", "Kosten Sonderwort{n}"],
    "phrase": ['"überplanmäßige Verpflichtungsermächtigung"', '"Bescheid der"'],
    "compound part": ["ausbau", "verpflichtung", "erlaubnis", "planmäßig"],
    "prefix": ["Gebühren*", "Sonderwort1*", "Verpfl*"],
    "number": ["32.07.01-0003", "32.07"],
}
"""Questions by kind; ``{n}`` is another number each time."""

"""Reports as tables for a spreadsheet: rows of text."""

from collective.eakte import _
from collective.eakte.rechte.bericht import worte
from collective.eakte.rechte.bericht.namen import ARTEN
from collective.eakte.rechte.vergaberegeln import ROLLENTITEL


KOPF_RECHTE = (
    _("bericht_wer", default="Who"),
    _("bericht_art", default="Kind"),
    _("bericht_personen", default="People"),
    _("bericht_darf", default="May do"),
    _("bericht_rollen", default="Roles"),
    _("bericht_ursache", default="Cause"),
    _("bericht_herkunft", default="Given at"),
    _("bericht_grund", default="Reason"),
    _("bericht_von", default="From"),
    _("bericht_bis", default="Until"),
)

KOPF_PERSON = (
    _("bericht_kennzeichen", default="Number"),
    _("bericht_betreff", default="Subject"),
    _("bericht_geschuetzt", default="Protected"),
    _("bericht_darf", default="May do"),
    _("bericht_rollen", default="Roles"),
    _("bericht_ursache", default="Cause"),
    _("bericht_bis", default="Until"),
    _("bericht_anzahl", default="Objects"),
)

KOPF_FREIGABEN = (
    _("bericht_kennzeichen", default="Number"),
    _("bericht_betreff", default="Subject"),
    _("bericht_wer", default="Who"),
    _("bericht_rollen", default="Roles"),
    _("bericht_von", default="From"),
    _("bericht_bis", default="Until"),
    _("bericht_grund", default="Reason"),
    _("bericht_gegeben_von", default="Given by"),
    _("bericht_gegeben_am", default="Given on"),
    _("bericht_stand", default="State"),
    _("bericht_ende_grund", default="Why it was withdrawn"),
)

KOPF_SCHUTZ = (
    _("bericht_kennzeichen", default="Number"),
    _("bericht_einheit", default="Plan unit"),
    _("bericht_betreff", default="Subject"),
    _("bericht_schutzart", default="How"),
    _("bericht_grund", default="Reason"),
    _("bericht_geschuetzt_von", default="Protected by"),
    _("bericht_seit", default="Since"),
    _("bericht_kreis", default="Circle"),
)


class Tabellen:
    """Writes reports as tables.

    :param uebersetze: function that translates a message.
    """

    def __init__(self, uebersetze):
        self.uebersetze = uebersetze

    def rechte(self, zeilen):
        """Who may see an object.

        :param zeilen: iterable of :class:`~.api.Zeile`.
        :returns: rows of text, the headings first.
        """
        yield self._kopf(KOPF_RECHTE)
        for zeile in zeilen:
            yield [
                self.wer(zeile),
                self.uebersetze(ARTEN[zeile.art]),
                "" if zeile.mitglieder is None else str(zeile.mitglieder),
                self.darf(zeile),
                self.rollen(zeile.rollen),
                self.ursache(zeile.ursache),
                self.uebersetze(zeile.herkunft.text),
                zeile.grund,
                tag(zeile.von),
                tag(zeile.bis),
            ]

    def person(self, zeilen):
        """What somebody may see.

        :param zeilen: iterable of :class:`~.berichte.Bereichszeile`.
        """
        yield self._kopf(KOPF_PERSON)
        for zeile in zeilen:
            yield [
                zeile.gegenstand.kennzeichen,
                zeile.gegenstand.titel,
                self.ja(zeile.geschuetzt),
                self.kann(zeile.kann),
                self.rollen(zeile.rollen),
                self.ursachen(zeile.zugaenge),
                tag(zeile.bis),
                str(zeile.anzahl),
            ]

    def freigaben(self, zeilen):
        """Individual releases.

        :param zeilen: iterable of :class:`~.berichte.Freigabe`.
        """
        yield self._kopf(KOPF_FREIGABEN)
        for zeile in zeilen:
            regel = zeile.berechtigung
            yield [
                zeile.gegenstand.kennzeichen,
                zeile.gegenstand.titel,
                self.uebersetze(zeile.an.titel),
                self.rollen(regel.rollen),
                tag(regel.von),
                tag(regel.bis),
                regel.grund,
                zeile.von_wem,
                tag(regel.zeit.date()),
                self.uebersetze(worte.STAENDE[zeile.stand]),
                zeile.beendet.grund if zeile.beendet else "",
            ]

    def schutz(self, zeilen):
        """Protected records.

        :param zeilen: iterable of :class:`~.berichte.Geschuetzt`.
        """
        yield self._kopf(KOPF_SCHUTZ)
        for zeile in zeilen:
            sichtbar = zeile.gegenstand is not None
            yield [
                zeile.kennzeichen,
                f"{zeile.einheit.kennzeichen} {zeile.einheit.titel}".strip(),
                zeile.gegenstand.titel if sichtbar else "",
                self.schutzart(zeile.art) if sichtbar else "",
                zeile.grund,
                zeile.von_wem,
                tag(zeile.seit.date()) if sichtbar else "",
                ", ".join(self.uebersetze(name) for name in zeile.kreis),
            ]

    # Cells, also for screens

    def wer(self, zeile):
        """:returns: name, with the absent person for whom somebody acts."""
        titel = self.uebersetze(zeile.titel)
        if zeile.fuer is None:
            return titel
        return self.uebersetze(
            _(
                "bericht_in_vertretung",
                default="${name} for ${abwesend}",
                mapping={"name": titel, "abwesend": zeile.fuer},
            )
        )

    def darf(self, zeile):
        """:returns: what somebody may do, in words."""
        text = self.kann(zeile.kann)
        if zeile.ohne_inhalt:
            text = f"{text}, {self.uebersetze(worte.OHNE_INHALT)}"
        return text

    def kann(self, code):
        """:returns: title of what somebody does."""
        return self.uebersetze(worte.TAETIGKEITEN[code])

    def rollen(self, rollen):
        """:returns: titles of roles."""
        return ", ".join(
            self.uebersetze(ROLLENTITEL.get(rolle, rolle)) for rolle in rollen
        )

    def ursache(self, code):
        """:returns: title of a cause."""
        return self.uebersetze(worte.ursache(code))

    def ursachen(self, zugaenge):
        """:returns: titles of the causes of accesses, each once."""
        return ", ".join(dict.fromkeys(self.ursache(z.ursache) for z in zugaenge))

    def schutzart(self, art):
        """:returns: how a record came to be protected."""
        return self.uebersetze(worte.SCHUTZARTEN.get(art, art))

    def ja(self, wert):
        """:returns: "yes", or nothing."""
        return self.uebersetze(_("ja", default="yes")) if wert else ""

    def _kopf(self, titel):
        return [self.uebersetze(eines) for eines in titel]


def tag(wert):
    """A day as spreadsheets sort it."""
    return wert.isoformat() if wert is not None else ""

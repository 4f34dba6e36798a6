"""What is entered: the codes of entries, how people call them, and their groups.

This is the one list of them. A code stands in entries for ever: codes are added here
and never given another meaning.
"""

from collective.eakte import _
from dataclasses import dataclass
from zope.i18nmessageid import Message


ANGELEGT = "angelegt"
GEAENDERT = "geaendert"
DATEI = "datei"
STAND = "stand"
RECHTE = "rechte"
ZUGRIFF = "zugriff"
NOTIZ = "notiz"
SYSTEM = "system"

GRUPPEN = {
    ANGELEGT: _("protokoll_gruppe_angelegt", default="Registered"),
    GEAENDERT: _("protokoll_gruppe_geaendert", default="Changed and moved"),
    DATEI: _("protokoll_gruppe_datei", default="File and versions"),
    STAND: _("protokoll_gruppe_stand", default="State"),
    RECHTE: _("protokoll_gruppe_rechte", default="Rights"),
    ZUGRIFF: _("protokoll_gruppe_zugriff", default="Viewed and downloaded"),
    NOTIZ: _("protokoll_gruppe_notiz", default="Notes"),
    SYSTEM: _("protokoll_gruppe_system", default="System"),
}
"""Groups by which people choose what they want to see."""


@dataclass(frozen=True)
class Art:
    """A kind of entries.

    :param code: what stands in the entry.
    :param gruppe: one of :data:`GRUPPEN`.
    :param titel: message of a few words.
    :param satz: message of a sentence; its variables are names of the ``angaben``.
    :param angaben: names of what is always said with it.
    :param sonst: pairs of the name of an ``angabe`` and the sentence of entries that
        have it.
    """

    code: str
    gruppe: str
    titel: Message
    satz: Message
    angaben: tuple[str, ...] = ()
    sonst: tuple[tuple[str, Message], ...] = ()

    def satz_von(self, angaben):
        """The sentence that fits to an entry.

        :param angaben: its ``angaben``.
        :returns: message.
        """
        return next((satz for name, satz in self.sonst if name in angaben), self.satz)


ARTEN = {
    art.code: art
    for art in (
        Art(
            "registriert",
            ANGELEGT,
            _("protokoll_registriert", default="Registered"),
            _(
                "protokoll_satz_registriert",
                default="Registered as ${kennzeichen} in ${ort}.",
            ),
            ("art", "kennzeichen", "ort"),
        ),
        Art(
            "kopiert-von",
            ANGELEGT,
            _("protokoll_kopiert_von", default="Copied"),
            _("protokoll_satz_kopiert_von", default="Copied from ${kennzeichen}."),
            ("uid", "kennzeichen"),
        ),
        Art(
            "entwurf-aus",
            ANGELEGT,
            _("protokoll_entwurf_aus", default="New Entwurf"),
            _(
                "protokoll_satz_entwurf_aus",
                default="New Entwurf made of ${kennzeichen}, version ${nummer}.",
            ),
            ("uid", "kennzeichen", "nummer", "sha256"),
        ),
        Art(
            "plan-importiert",
            ANGELEGT,
            _("protokoll_plan_importiert", default="Plan imported"),
            _(
                "protokoll_satz_plan_importiert",
                default="Imported from “${datei}”: ${neu} units new, ${geaendert} "
                "changed.",
            ),
            ("datei", "neu", "geaendert", "unveraendert", "fehlend"),
        ),
        Art(
            "geaendert",
            GEAENDERT,
            _("protokoll_geaendert", default="Changed"),
            _("protokoll_satz_geaendert", default="Changed: ${felder}."),
            ("felder",),
        ),
        Art(
            "nummer",
            GEAENDERT,
            _("protokoll_nummer", default="Number changed"),
            _(
                "protokoll_satz_nummer",
                default="Number changed from ${alt} to ${neu}.",
            ),
            ("alt", "neu", "art"),
        ),
        Art(
            "verschoben",
            GEAENDERT,
            _("protokoll_verschoben", default="Moved"),
            _("protokoll_satz_verschoben", default="Moved from ${von} to ${nach}."),
            ("von", "nach"),
        ),
        Art(
            "umbenannt",
            GEAENDERT,
            _("protokoll_umbenannt", default="Address changed"),
            _(
                "protokoll_satz_umbenannt",
                default="Address changed from ${von} to ${nach}.",
            ),
            ("von", "nach"),
        ),
        Art(
            "geloescht",
            GEAENDERT,
            _("protokoll_geloescht", default="Removed"),
            _(
                "protokoll_satz_geloescht",
                default="${kennzeichen} was removed with ${anzahl} entries of its "
                "Protokoll, the last one ${kopf}.",
            ),
            ("uid", "art", "kennzeichen", "anzahl", "kopf"),
        ),
        Art(
            "fassung",
            DATEI,
            _("protokoll_fassung", default="Version"),
            _(
                "protokoll_satz_fassung",
                default="Version ${nummer}: file “${dateiname}”, ${groesse} bytes, "
                "SHA-256 ${sha256}.",
            ),
            ("nummer", "sha256", "groesse", "dateiname", "kommentar"),
        ),
        Art(
            "datei-entfernt",
            DATEI,
            _("protokoll_datei_entfernt", default="File removed"),
            _(
                "protokoll_satz_datei_entfernt",
                default="The file of version ${nummer} was removed.",
            ),
            ("nummer",),
        ),
        Art(
            "wiederhergestellt",
            DATEI,
            _("protokoll_wiederhergestellt", default="Version restored"),
            _(
                "protokoll_satz_wiederhergestellt",
                default="Version ${nummer} was restored.",
            ),
            ("nummer",),
        ),
        Art(
            "ausgecheckt",
            DATEI,
            _("protokoll_ausgecheckt", default="Checked out"),
            _("protokoll_satz_ausgecheckt", default="Checked out for editing."),
        ),
        Art(
            "eingecheckt",
            DATEI,
            _("protokoll_eingecheckt", default="Checked in"),
            _("protokoll_satz_eingecheckt", default="Checked in."),
            ("mit_datei",),
        ),
        Art(
            "auschecken-abgebrochen",
            DATEI,
            _("protokoll_auschecken_abgebrochen", default="Check-out cancelled"),
            _(
                "protokoll_satz_auschecken_abgebrochen",
                default="The check-out was cancelled; the file is unchanged.",
            ),
        ),
        Art(
            "uebergeben",
            DATEI,
            _("protokoll_uebergeben", default="Check-out handed over"),
            _(
                "protokoll_satz_uebergeben",
                default="The check-out was handed over to ${an}.",
            ),
            ("an",),
        ),
        Art(
            "zurueckgenommen",
            DATEI,
            _("protokoll_zurueckgenommen", default="Check-out withdrawn"),
            _(
                "protokoll_satz_zurueckgenommen",
                default="The check-out of ${von} was withdrawn.",
            ),
            ("von",),
        ),
        Art(
            "pdfa-erstellt",
            DATEI,
            _("protokoll_pdfa_erstellt", default="PDF/A made"),
            _(
                "protokoll_satz_pdfa_erstellt",
                default="A PDF/A of version ${nummer} was made (${werkzeug}): "
                "${groesse} bytes, SHA-256 ${sha256_pdfa}.",
            ),
            ("nummer", "sha256", "sha256_pdfa", "groesse", "werkzeug"),
        ),
        Art(
            "uebergang",
            STAND,
            _("protokoll_uebergang", default="State changed"),
            _(
                "protokoll_satz_uebergang",
                default="${uebergang}: from ${von} to ${nach}.",
            ),
            ("uebergang", "von", "nach"),
        ),
        Art(
            "endfassung",
            STAND,
            _("protokoll_endfassung", default="Endfassung"),
            _(
                "protokoll_satz_endfassung",
                default="Version ${nummer} is the Endfassung, SHA-256 ${sha256}.",
            ),
            ("nummer", "sha256"),
        ),
        Art(
            "berechtigung-erteilt",
            RECHTE,
            _("protokoll_berechtigung_erteilt", default="Right given"),
            _(
                "protokoll_satz_berechtigung_erteilt",
                default="${prinzipal} was given: ${rollen}.",
            ),
            ("prinzipal", "rollen", "ursache", "bezug", "von", "bis", "kennung"),
        ),
        Art(
            "berechtigung-entzogen",
            RECHTE,
            _("protokoll_berechtigung_entzogen", default="Right withdrawn"),
            _(
                "protokoll_satz_berechtigung_entzogen",
                default="${prinzipal} has no longer: ${rollen}.",
            ),
            ("prinzipal", "rollen", "ursache", "bezug", "von", "bis", "kennung"),
        ),
        Art(
            "schutz-gesetzt",
            RECHTE,
            _("protokoll_schutz_gesetzt", default="Protected"),
            _(
                "protokoll_satz_schutz_gesetzt",
                default="Protected: only those named for it see it.",
            ),
            ("art",),
        ),
        Art(
            "schutz-aufgehoben",
            RECHTE,
            _("protokoll_schutz_aufgehoben", default="Protection lifted"),
            _(
                "protokoll_satz_schutz_aufgehoben",
                default="The protection was lifted.",
            ),
        ),
        Art(
            "wiederherstellung-beantragt",
            RECHTE,
            _("protokoll_wiederherstellung_beantragt", default="Recovery asked for"),
            _(
                "protokoll_satz_wiederherstellung_beantragt",
                default="Asked that ${prinzipal} shall decide on the circle.",
            ),
            ("kennung", "prinzipal", "beantragt_von"),
        ),
        Art(
            "wiederherstellung-bestaetigt",
            RECHTE,
            _("protokoll_wiederherstellung_bestaetigt", default="Recovery confirmed"),
            _(
                "protokoll_satz_wiederherstellung_bestaetigt",
                default="Confirmed that ${prinzipal} decides on the circle, as "
                "${beantragt_von} had asked.",
            ),
            ("kennung", "prinzipal", "beantragt_von"),
        ),
        Art(
            "wiederherstellung-verworfen",
            RECHTE,
            _("protokoll_wiederherstellung_verworfen", default="Recovery refused"),
            _(
                "protokoll_satz_wiederherstellung_verworfen",
                default="Refused that ${prinzipal} shall decide on the circle.",
            ),
            ("kennung", "prinzipal", "beantragt_von"),
        ),
        Art(
            "vorgabe-gesetzt",
            RECHTE,
            _("protokoll_vorgabe_gesetzt", default="Preset of access changed"),
            _(
                "protokoll_satz_vorgabe_gesetzt",
                default="Preset for “${typ}” changed from ${vorher} to ${nachher}.",
            ),
            ("typ", "vorher", "nachher"),
        ),
        Art(
            "vertretung-eingetragen",
            RECHTE,
            _("protokoll_vertretung_eingetragen", default="Vertretung entered"),
            _(
                "protokoll_satz_vertretung_eingetragen",
                default="${vertretung} stands in for ${abwesend} from ${von} to "
                "${bis}.",
            ),
            ("kennung", "abwesend", "vertretung", "von", "bis", "umfang", "bezug"),
        ),
        Art(
            "vertretung-beendet",
            RECHTE,
            _("protokoll_vertretung_beendet", default="Vertretung ended"),
            _(
                "protokoll_satz_vertretung_beendet",
                default="${vertretung} stands in for ${abwesend} no longer.",
            ),
            ("kennung", "abwesend", "vertretung", "von", "bis", "umfang", "bezug"),
        ),
        Art(
            "oe-angelegt",
            RECHTE,
            _("protokoll_oe_angelegt", default="Office made"),
            _("protokoll_satz_oe_angelegt", default="Office ${code} was made."),
            ("code", "angaben"),
        ),
        Art(
            "oe-geaendert",
            RECHTE,
            _("protokoll_oe_geaendert", default="Office changed"),
            _("protokoll_satz_oe_geaendert", default="Office ${code} was changed."),
            ("code", "felder"),
        ),
        Art(
            "reorganisation",
            RECHTE,
            _("protokoll_reorganisation", default="Reorganisation"),
            _(
                "protokoll_satz_reorganisation",
                default="The work of ${von} went to ${nach}.",
            ),
            ("vorgang", "von", "nach", "planeinheiten", "umfang"),
        ),
        Art(
            "reorganisation-begonnen",
            RECHTE,
            _("protokoll_reorganisation_begonnen", default="Reorganisation begun"),
            _(
                "protokoll_satz_reorganisation_begonnen",
                default="The work of ${von} is going to ${nach}.",
            ),
            ("vorgang", "von", "nach", "planeinheiten"),
        ),
        Art(
            "rechte-erneuert",
            RECHTE,
            _("protokoll_rechte_erneuert", default="Index of the rights renewed"),
            _(
                "protokoll_satz_rechte_erneuert",
                default="Register and index of the rights were renewed: ${anzahl} "
                "corrections.",
            ),
            ("anzahl",),
        ),
        Art(
            "bericht",
            ZUGRIFF,
            _("protokoll_bericht", default="Report"),
            _(
                "protokoll_satz_bericht",
                default="Report “${bericht}” was run, format ${format}.",
            ),
            ("bericht", "format"),
        ),
        Art(
            "eingesehen",
            ZUGRIFF,
            _("protokoll_eingesehen", default="Viewed"),
            _("protokoll_satz_eingesehen", default="Viewed."),
        ),
        Art(
            "heruntergeladen",
            ZUGRIFF,
            _("protokoll_heruntergeladen", default="Downloaded"),
            _(
                "protokoll_satz_heruntergeladen",
                default="The file was downloaded, version ${nummer}.",
            ),
            ("nummer",),
            (
                (
                    "wiedergabe",
                    _(
                        "protokoll_satz_wiedergabe_heruntergeladen",
                        default="The file was downloaded as ${wiedergabe}, made of "
                        "version ${nummer}.",
                    ),
                ),
            ),
        ),
        Art(
            "ausgegeben",
            ZUGRIFF,
            _("protokoll_ausgegeben", default="Verlauf exported"),
            _(
                "protokoll_satz_ausgegeben",
                default="The Verlauf was exported as ${format}.",
            ),
            ("format",),
        ),
        Art(
            "notiz",
            NOTIZ,
            _("protokoll_notiz", default="Note"),
            _("protokoll_satz_notiz", default="${text}"),
            ("text",),
        ),
        Art(
            # Never written: what stands in the place of an entry that was damaged.
            "unlesbar",
            SYSTEM,
            _("protokoll_unlesbar", default="Unreadable entry"),
            _(
                "protokoll_satz_unlesbar",
                default="This entry cannot be read any more: it was changed "
                "afterwards.",
            ),
        ),
        Art(
            "siegel",
            SYSTEM,
            _("protokoll_siegel", default="Seal"),
            _(
                "protokoll_satz_siegel",
                default="Seal ${nr} was set, root ${wurzel}.",
            ),
            ("nr", "wurzel"),
        ),
        Art(
            "pruefung",
            SYSTEM,
            _("protokoll_pruefung", default="Check"),
            _("protokoll_satz_pruefung", default="Checked: ${ergebnis}."),
        ),
    )
}
"""Kinds of entries by their code."""


ZUGRIFFSCODES = frozenset(art.code for art in ARTEN.values() if art.gruppe == ZUGRIFF)
"""Codes of entries about who looked at something: shown to few."""


def gruppe(was):
    """Group of a code.

    :param was: code of an entry.
    :returns: one of :data:`GRUPPEN`; :data:`SYSTEM` for a code of another add-on.
    """
    art = ARTEN.get(was)
    return SYSTEM if art is None else art.gruppe


def titel(was):
    """How people call a kind of entries.

    :param was: code of an entry.
    :returns: message; the code itself when it is of another add-on.
    """
    art = ARTEN.get(was)
    return was if art is None else art.titel


def satz(eintrag, in_worten=None):
    """What an entry says, as a sentence.

    :param eintrag: :class:`~.eintrag.Eintrag`.
    :param in_worten: function of name and value of an ``angabe``, returns how it is
        written; by default texts and numbers as they are, names of what is in a list
        or dict behind one another.
    :returns: message with its variables filled; the code when it is of another add-on.
    """
    art = ARTEN.get(eintrag.was)
    if art is None:
        return eintrag.was
    schreibe = in_worten or _schlicht
    werte = {**dict.fromkeys(art.angaben), **eintrag.angaben}
    return Message(
        art.satz_von(eintrag.angaben),
        mapping={name: schreibe(name, wert) for name, wert in werte.items()},
    )


def _schlicht(name, wert):
    if wert is None or wert == "":
        return "–"
    if isinstance(wert, (list, dict)):
        return ", ".join(map(str, wert)) or "–"
    return str(wert)

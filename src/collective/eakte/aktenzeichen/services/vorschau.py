"""GET @naechstes-kennzeichen: the number that the next record will get."""

from collective.eakte import _
from collective.eakte.aktenplan.anlage import pruefe_neue_akte
from collective.eakte.aktenzeichen.api import vorschau
from collective.eakte.anmeldung import NurAngemeldet
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import nicht_berechtigt
from plone.dexterity.interfaces import IDexterityFTI
from zope.component import queryUtility


STUFEN = {
    "Akte": "akte",
    "Teilakte": "teilakte",
    "Vorgang": "vorgang",
    "Dokument": "dokument",
}


class NaechstesKennzeichen(NurAngemeldet):
    """Show the next number to those who may add a record; nothing is counted."""

    def reply(self):
        """:returns: the number.

        :raises NichtBerechtigt: the user may not add such a record here.
        :raises Hindernisse: nobody can add one here now, or no number can be built.
        """
        art = self.request.form.get("art") or ""
        fti = queryUtility(IDexterityFTI, name=art)
        erlaubt = self.context.getTypeInfo().allowed_content_types
        if art not in STUFEN or fti is None or art not in erlaubt:
            raise Hindernisse.eines(
                "art-hier-nicht-moeglich",
                _(
                    "vorschau_art_nicht_moeglich",
                    default="“${name}” cannot be added here; possible: ${possible}.",
                    mapping={
                        "name": art,
                        "possible": ", ".join(e for e in erlaubt if e in STUFEN),
                    },
                ),
                field="art",
            )
        stufe = STUFEN[art]
        if stufe == "akte":
            gruende = pruefe_neue_akte(self.context)
            if gruende:
                raise Hindernisse(gruende)
        if not fti.isConstructionAllowed(self.context):
            raise nicht_berechtigt()
        return {
            "@id": f"{self.context.absolute_url()}/@naechstes-kennzeichen",
            "art": art,
            "kennzeichen": vorschau(self.context, stufe),
        }

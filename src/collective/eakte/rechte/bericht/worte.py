"""What reports say in words."""

from collective.eakte import _
from collective.eakte.rechte.berechtigung import URSACHEN
from collective.eakte.rechte.bericht.zugaenge import BEARBEITET
from collective.eakte.rechte.bericht.zugaenge import LEITET
from collective.eakte.rechte.bericht.zugaenge import LIEST
from collective.eakte.rechte.bericht.zugaenge import OBERHALB
from collective.eakte.rechte.bericht.zugaenge import ROLLE
from collective.eakte.rechte.bericht.zugaenge import VERWALTET


URSACHENTITEL = {
    **URSACHEN,
    ROLLE: _("ursache_rolle", default="Role in the whole house"),
    OBERHALB: _("ursache_oberhalb", default="Sharing above the plan"),
}

TAETIGKEITEN = {
    LIEST: _("taetigkeit_liest", default="reads"),
    BEARBEITET: _("taetigkeit_bearbeitet", default="works on it"),
    LEITET: _("taetigkeit_leitet", default="leads"),
    VERWALTET: _("taetigkeit_verwaltet", default="manages"),
}

OHNE_INHALT = _("taetigkeit_ohne_inhalt", default="without reading files")

HAUSWEIT = _("herkunft_hausweit", default="whole house")
HIER = _("herkunft_hier", default="here")
DARUEBER = _("herkunft_darueber", default="further up")
ALS_VERTRETUNG = _("herkunft_vertretung", default="as the absent person")

STAENDE = {
    "gilt": _("freigabe_gilt", default="holds"),
    "kuenftig": _("freigabe_kuenftig", default="begins later"),
    "abgelaufen": _("freigabe_abgelaufen", default="has ended"),
    "entzogen": _("freigabe_entzogen", default="withdrawn"),
}
"""What has become of a release."""

SCHUTZARTEN = {
    "einzeln": _("schutzart_einzeln", default="protected by a person"),
    "eigene_oe_ohne_registratur": _(
        "schutzart_ohne_registratur", default="by preset: own office without registry"
    ),
    "persoenlich": _("schutzart_persoenlich", default="by preset: personal"),
    "geschlossen": _("schutzart_geschlossen", default="by preset: closed"),
}


def ursache(code):
    """Title of a cause; its code when no room knows it any more."""
    return URSACHENTITEL.get(code, code)


GESCHUETZT_HIER = _(
    "einschraenkung_schutz_hier",
    default="Protected: only those named here see it. Rights from above and roles in "
    "the whole house do not hold.",
)


def geschuetzt_darueber(kennzeichen):
    """That a record lies in a protected one.

    :param kennzeichen: number of the protected record, ``None`` when the user may not
        know it.
    """
    if kennzeichen is None:
        return _(
            "einschraenkung_schutz_oben",
            default="Lies in a protected record: only those see it who are named for "
            "that one, or here.",
        )
    return _(
        "einschraenkung_schutz_in",
        default="Lies in the protected record ${kennzeichen}: only those see it who "
        "are named for that one, or here.",
        mapping={"kennzeichen": kennzeichen},
    )


STUFEN = {
    "005": _(
        "einschraenkung_stufe_005",
        default="Confidential: the mail room does not see it; the Registratur manages "
        "it without reading its files.",
    ),
    "002": _(
        "einschraenkung_stufe_002",
        default="VS-NfD: neither the mail room nor audits see it by their roles; the "
        "Registratur manages it without reading its files.",
    ),
}
"""What a Vertraulichkeitsstufe takes away."""

ZUSTAENDE = {
    "storniert": _(
        "einschraenkung_storniert",
        default="Withdrawn (storniert): those who work with records do not see it any "
        "more; the Registratur and audits do.",
    ),
    "entwurf": _(
        "einschraenkung_plan_entwurf",
        default="Draft: only those who keep the plan see it.",
    ),
}
"""What a workflow state takes away."""

"""What a request asks of a Verlauf: the same on the screen and over REST."""

from collective.eakte import _
from collective.eakte.anmeldung import pruefe_parameter
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.protokoll.auswahl import lies_auswahl
from plone.app.event.base import default_timezone


MEHRFACH = frozenset({"gruppe", "was"})
PARAMETER = frozenset({*MEHRFACH, "von", "bis", "mit_inhalt"})
SEITENPARAMETER = frozenset({"vor", "b_start", "b_size"})

JA = ("1", "true", "ja", "on")
NEIN = ("", "0", "false", "nein")


def auswahl_aus(angaben):
    """The choice that parameters or members of a body say.

    :param angaben: mapping.
    :returns: :class:`~.auswahl.Auswahl`.
    :raises Hindernisse: with everything that is wrong.
    """
    return lies_auswahl(
        gruppen=mehrere(angaben.get("gruppe")),
        was=mehrere(angaben.get("was")),
        von=(angaben.get("von") or "").strip(),
        bis=(angaben.get("bis") or "").strip(),
        zeitzone=default_timezone(as_tzinfo=True),
    )


def pruefe_namen(form, bekannte):
    """Refuse parameters that nothing is made of.

    There is none to choose by person, and whoever tries shall not think there was.

    :param form: mapping of the parameters.
    :param bekannte: names that there are.
    :raises Hindernisse: with everything that is wrong.
    """
    fremde = sorted(
        name for name in form if name not in bekannte and not name.startswith("_")
    )
    if fremde:
        raise Hindernisse(
            [
                Hindernis(
                    "filter-unbekannt",
                    _(
                        "liste_filter_unbekannt",
                        default="There is no filter “${name}”; possible: ${possible}.",
                        mapping={"name": name, "possible": ", ".join(sorted(bekannte))},
                    ),
                    field=name,
                )
                for name in fremde
            ]
        )
    pruefe_parameter(form, MEHRFACH)


def mehrere(wert):
    """:returns: list of texts, of one text or several."""
    if not wert:
        return []
    return [wert] if isinstance(wert, str) else list(wert)


def ja_nein(form, name):
    """:returns: truth value of a parameter.

    :raises Hindernisse: it is neither yes nor no.
    """
    wert = (form.get(name) or "").lower()
    if wert not in JA + NEIN:
        raise Hindernisse.eines(
            "wert-ungueltig",
            _(
                "angabe_ja_nein",
                default="“${feld}” is true or false.",
                mapping={"feld": name},
            ),
            field=name,
        )
    return wert in JA

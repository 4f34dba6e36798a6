"""Offices are merged, divided or get another code: records and rights follow.

All in one transaction, whoever may see the records; where there are many, see
:mod:`.laufend`. Numbers stay. Cost: every unit, and every record that one of the
offices leads, is looked at once; it is written when a code stands on it.
"""

from collective.eakte import _
from collective.eakte import protokollieren
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.organisation import vorhaben as regeln
from collective.eakte.organisation.ablauf import Ablauf
from collective.eakte.organisation.ablauf import kreise_nach
from collective.eakte.organisation.ablauf import planeinheiten
from collective.eakte.organisation.eigennutz import pruefe_eigennutz
from collective.eakte.organisation.ereignisse import Umorganisiert
from collective.eakte.organisation.interfaces import IOrganisation
from collective.eakte.organisation.laufend import gegen_laufende
from collective.eakte.organisation.pruefungen import namen
from collective.eakte.organisation.pruefungen import pruefe_einheit
from collective.eakte.organisation.vorhaben import TEILUNG
from collective.eakte.rechte.api import vergiss_pruefungen
from collective.eakte.rechte.uhr import heute
from dataclasses import asdict
from plone import api
from zope.component import getUtility
from zope.event import notify


def reorganisiere(vorhaben, probelauf=True):
    """Merge or divide offices, or give one another code.

    :param vorhaben: :class:`~.vorhaben.Vorhaben`.
    :param probelauf: only count what is concerned.
    :returns: :class:`Umfang`.
    :raises Hindernisse: with all reasons against it.
    """
    neue = pruefe(vorhaben)
    ablauf = Ablauf(vorhaben, probelauf)
    with protokollieren.anlass(vorhaben.grund, None):
        umfang = ablauf.fuehre_aus()
    if not probelauf:
        setze(neue)
        melde_vollzug(ablauf, umfang)
    return umfang


def setze(neue):
    """Let offices be as they are after a reorganisation.

    :param neue: list of :class:`~.modell.Organisationseinheit`.
    """
    getUtility(IOrganisation).setze(*neue)
    vergiss_pruefungen()


def melde_vollzug(ablauf, umfang):
    """Tell the rooms that all is done, and enter it in the Protokoll of the site.

    :param ablauf: :class:`~.ablauf.Ablauf`.
    :param umfang: :class:`~.ablauf.Umfang` of all that was done.
    """
    notify(Umorganisiert(dict(ablauf.codes), ablauf.orte))
    vermerke(ablauf.vorhaben, "reorganisation", umfang=asdict(umfang))


def vermerke(vorhaben, art, **angaben):
    """Enter in the Protokoll of the site what happens with a reorganisation.

    :param vorhaben: :class:`~.vorhaben.Vorhaben`.
    :param art: kind of the entry.
    :param angaben: what else it says.
    """
    protokollieren.vermerke(
        None,
        art,
        warum=vorhaben.grund,
        vorgang=vorhaben.art,
        von=vorhaben.von,
        nach=vorhaben.nach,
        planeinheiten=vorhaben.einheiten,
        **angaben,
    )


def pruefe(vorhaben):
    """Check a reorganisation.

    :param vorhaben: :class:`~.vorhaben.Vorhaben`.
    :returns: list of the offices as they are afterwards, as far as they change.
    :raises Hindernisse: with all reasons against it.
    """
    organisation = getUtility(IOrganisation)
    vorhandene = organisation.einheiten
    gruende = gegen_laufende(organisation.laufend)
    gruende += regeln.pruefe(vorhaben, vorhandene, heute())
    if vorhaben.art == TEILUNG:
        gruende += _gegen_planeinheiten(vorhaben)
    if gruende:
        raise Hindernisse(gruende)
    neue = regeln.neue_einheiten(vorhaben, vorhandene, heute())
    if vorhaben.nach not in vorhandene:
        gruende = pruefe_einheit(
            next(eine for eine in neue if eine.code == vorhaben.nach),
            vorhandene,
            neu=True,
            bekannte=[
                name for code in vorhaben.von for name in namen(vorhandene[code])
            ],
        )
        if gruende:
            raise Hindernisse(gruende)
    gruende = pruefe_eigennutz(
        vorhandene,
        {**vorhandene, **{eine.code: eine for eine in neue}},
        kreise_nach(vorhaben),
    )
    if gruende:
        raise Hindernisse(gruende)
    return neue


def _gegen_planeinheiten(vorhaben):
    katalog = api.portal.get_tool("portal_catalog")
    return [
        Hindernis(
            "planeinheit-unbekannt",
            _(
                "reorganisation_planeinheit_unbekannt",
                default="There is no plan unit ${kennzeichen}.",
                mapping={"kennzeichen": kennzeichen},
            ),
            field="einheiten",
        )
        for kennzeichen in vorhaben.einheiten
        if not planeinheiten(katalog, kennzeichen)
    ]

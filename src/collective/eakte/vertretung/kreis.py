"""Which offices somebody belongs to, and who heads them."""

from collective.eakte.organisation.interfaces import IOrganisation
from collective.eakte.organisation.kreisrechnung import ALLE_KREIS
from collective.eakte.organisation.kreisrechnung import kreis_von
from collective.eakte.organisation.kreisrechnung import LEITUNG
from collective.eakte.organisation.kreisrechnung import zerlege
from collective.eakte.organisation.regeln import unterhalb
from collective.eakte.rechte.sichten import mit_kreisen
from plone import api
from zope.component import queryUtility


def prinzipale_der_oe(code, prinzipale):
    """What somebody is in an office and in those below it.

    :param code: short code of the office.
    :param prinzipale: ids of a user, of her groups and circles.
    :returns: frozenset of those that belong to the office; her own id does not.
    """
    einheiten = _einheiten()
    codes = {code, *unterhalb(einheiten, code), *_nachfolgende(code)}
    codes &= einheiten.keys()
    gruppen = {gruppe for name in codes for gruppe in einheiten[name].gruppen}
    return frozenset(
        prinzipal
        for prinzipal in prinzipale
        if prinzipal in gruppen or (zerlege(prinzipal) or ("", ""))[0] in codes
    )


def oes_von(person):
    """Offices in which somebody works, and those above them.

    :param person: user id.
    :returns: dict from code to office, in the order of the codes.
    """
    kreise = prinzipale_von(person)
    return {
        code: einheit
        for code, einheit in sorted(_einheiten().items())
        if kreis_von(code) in kreise
    }


def leitet(leitung, person):
    """Whether somebody heads an office in which somebody else works, or one above it.

    :param leitung: user id.
    :param person: user id.
    """
    gesucht = {f"{kreis_von(code)}{LEITUNG}" for code in oes_von(person)}
    return not gesucht.isdisjoint(prinzipale_von(leitung))


def leitet_irgendwo(person):
    """Whether somebody heads any office.

    :param person: user id.
    """
    return any(
        kreis.endswith(LEITUNG) and kreis != ALLE_KREIS
        for kreis in prinzipale_von(person)
        if zerlege(kreis) is not None
    )


def prinzipale_von(person):
    """Ids of somebody, of her groups and circles.

    :param person: user id.
    :returns: frozenset; empty when there is no such user.
    """
    benutzer = api.portal.get_tool("acl_users").getUserById(person)
    if benutzer is None:
        return frozenset()
    return mit_kreisen(frozenset({person, *benutzer.getGroups()}))


def _nachfolgende(code):
    """The office to which the records of an office are going just now, in a set."""
    organisation = queryUtility(IOrganisation)
    laufend = None if organisation is None else organisation.laufend
    uebergang = None if laufend is None else laufend.uebergang
    return {uebergang[1]} if uebergang is not None and code in uebergang[0] else set()


def _einheiten():
    organisation = queryUtility(IOrganisation)
    return {} if organisation is None else organisation.einheiten

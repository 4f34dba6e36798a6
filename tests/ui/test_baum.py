from collective.eakte.ui import baum
from plone import api
from plone.app.testing import logout


def _zeige(knoten, tiefe=0):
    for einer in knoten:
        yield "  " * tiefe + einer.kennzeichen
        yield from _zeige(einer.kinder or (), tiefe + 1)


def _pfad(objekt):
    return "/".join(objekt.getPhysicalPath())


def test_the_way_to_the_page_is_open_and_nothing_else(gewerbe, registratur):
    assert list(_zeige(baum.baum(aktuell=_pfad(gewerbe)))) == [
        "ORG",
        "  32",
        "    32.01",
        "      32.01.01",
        "      32.01.02",
        "  61",
    ]


def test_what_was_opened_before_is_open_again(aktenplan, registratur):
    offen = [_pfad(aktenplan), _pfad(aktenplan["61"])]
    assert list(_zeige(baum.baum(offen))) == ["ORG", "  32", "  61", "    61.01"]


def test_a_closed_plan_tells_that_it_can_be_opened(aktenplan, registratur):
    (plan,) = baum.baum()
    assert not plan.blatt
    assert plan.kinder is None


def test_a_betreffseinheit_cannot_be_opened_although_it_holds_akten(akte, registratur):
    einheit, leere = baum.ebene(_pfad(akte.aq_parent.aq_parent))
    assert einheit.kennzeichen == "32.01.01"
    assert einheit.blatt
    assert leere.blatt


def test_the_filter_finds_numbers_and_parts_of_words(aktenplan, registratur):
    plaene, anzahl = baum.gefiltert("leitpl")
    assert anzahl == 1
    assert list(_zeige(plaene)) == ["ORG", "  61", "    61.01"]
    assert baum.gefiltert("32.01")[1] == 3
    assert baum.gefiltert("32 gast")[1] == 1


def test_the_filter_says_when_there_is_nothing(aktenplan, registratur):
    assert baum.gefiltert("Weltraumfahrt") == ([], 0)


def test_who_may_not_see_a_plan_does_not_find_it(aktenplan, registratur):
    with api.env.adopt_roles(["Manager"]):
        aktenplan.manage_permission("View", ["Manager"], 0)
        aktenplan.reindexObjectSecurity()
    logout()
    assert baum.baum(aktuell=_pfad(aktenplan)) == []

"""A status message leads to the record that it speaks of, and to nothing else."""

from collective.eakte.formulare.interfaces import IMeldungsziel
from collective.eakte.formulare.statusmeldung import Statusmeldungen
from collective.eakte.formulare.statusmeldung import stuecke
from collective.eakte.formulare.statusmeldung import verweis
from collective.eakte.formulare.statusmeldung import verweis_auf
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from zope.component import getGlobalSiteManager


def test_the_record_is_a_link(akte, als_rolle):
    als_rolle("Sachbearbeitung")
    teile = stuecke(f"Akte {verweis(akte)} wurde angelegt.")
    assert [teil.text for teil in teile] == [
        "Akte ",
        "32.01.01-0001",
        " wurde angelegt.",
    ]
    assert [teil.url for teil in teile] == [None, akte.absolute_url(), None]


def test_who_may_not_see_it_gets_no_link(akte, als_rolle):
    als_rolle("Beschaeftigte")
    assert [teil.url for teil in stuecke(verweis(akte))] == [None]


def test_a_forged_message_stays_text(portal):
    boese = "[[javascript:alert(1) x]] <a href='x'>y</a> [[" + "0" * 32 + " z]]"
    teile = stuecke(boese)
    assert not any(teil.url for teil in teile)
    assert "<a href='x'>y</a>" in "".join(teil.text for teil in teile)


def test_what_is_no_record_is_found_by_who_knows_it(portal):
    kennung = "0" * 36
    getGlobalSiteManager().registerUtility(
        lambda kennung: f"/{kennung}", IMeldungsziel, "ding"
    )
    try:
        verweise = [verweis_auf(art, kennung, "zum [X]") for art in ("ding", "unding")]
        teile = stuecke(" ".join(verweise))
    finally:
        getGlobalSiteManager().unregisterUtility(None, IMeldungsziel, "ding")
    gezeigt = [(teil.text, teil.url) for teil in teile if teil.text.strip()]
    assert gezeigt == [("zum (X)", f"/{kennung}"), ("zum (X)", None)]


def test_brackets_in_a_number_do_not_break_the_link(akte, als_rolle):
    als_rolle("Sachbearbeitung")
    akte.kennzeichen = "A[[1]]"
    assert stuecke(verweis(akte))[0].url == akte.absolute_url()


def test_messages_are_shown_escaped(akte, als_rolle, anfrage):
    als_rolle("Sachbearbeitung")
    request = anfrage()
    IStatusMessage(request).add("<b>fett</b> " + verweis(akte))
    view = BrowserView(akte, request)
    viewlet = Statusmeldungen(akte, request, view, None)
    viewlet.update()
    html = " ".join(viewlet.render().split())
    assert "&lt;b&gt;fett&lt;/b&gt;" in html
    assert f'<a href="{akte.absolute_url()}" >{akte.kennzeichen}</a>' in html

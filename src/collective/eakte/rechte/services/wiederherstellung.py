"""@wiederherstellung: recovery of a protected record by two people."""

from collective.eakte.rechte.services import angaben
from collective.eakte.rechte.services.ausgabe import prinzipal_als_json
from collective.eakte.rechte.wiederherstellung import beantrage_wiederherstellung
from collective.eakte.rechte.wiederherstellung import bestaetige_wiederherstellung
from collective.eakte.rechte.wiederherstellung import offene_antraege
from collective.eakte.rechte.wiederherstellung import verlange_rolle
from collective.eakte.rechte.wiederherstellung import verwirf_wiederherstellung
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import MitPfad
from plone.restapi.services import Service


DIENST = "@wiederherstellung"


class _MitKennung(MitPfad):
    """Base: the address may name a request."""

    @property
    def kennung(self):
        return "/".join(self.teile)


class Offene(Service):
    """Requests that wait for the second person."""

    def reply(self):
        antraege = offene_antraege()
        return {
            "@id": f"{self.context.absolute_url()}/{DIENST}",
            "items": [_als_json(self.context, antrag) for antrag in antraege],
            "items_total": len(antraege),
        }


class Beantragen(_MitKennung):
    """Without an id: takes ``kennzeichen``, ``prinzipal`` and ``grund``, and returns
    the request. With the id of a request: confirms it."""

    def reply(self):
        erlaube_schreiben(self.request)
        verlange_rolle()
        if self.kennung:
            bestaetige_wiederherstellung(self.kennung)
            return self.reply_no_content()
        daten = angaben.lies(
            self.request,
            kennzeichen=angaben.text,
            prinzipal=angaben.text,
            grund=angaben.text,
        )
        antrag = beantrage_wiederherstellung(
            daten["kennzeichen"], daten["prinzipal"] or "", daten["grund"]
        )
        self.request.response.setStatus(201)
        antwort = _als_json(self.context, antrag)
        self.request.response.setHeader("Location", antwort["@id"])
        return antwort


class Verwerfen(_MitKennung):
    """Takes ``grund``; returns nothing."""

    def reply(self):
        erlaube_schreiben(self.request)
        verlange_rolle()
        daten = angaben.lies(self.request, grund=angaben.text)
        verwirf_wiederherstellung(self.kennung, daten["grund"])
        return self.reply_no_content()


def _als_json(site, antrag):
    """A request; of the record it says the number only."""
    return {
        "@id": f"{site.absolute_url()}/{DIENST}/{antrag.kennung}",
        "kennung": antrag.kennung,
        "kennzeichen": antrag.kennzeichen,
        "prinzipal": prinzipal_als_json(antrag.prinzipal),
        "grund": antrag.grund,
        "person": antrag.person,
        "zeit": antrag.zeit.isoformat(),
        "bis": antrag.bis.isoformat(),
    }

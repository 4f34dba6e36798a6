"""PATCH and DELETE @rechte/<kennung>: change and withdraw one grant."""

from collective.eakte.config import RECHTE_VERGEBEN
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rechte.services import angaben
from collective.eakte.rechte.services.ausgabe import berechtigung_als_json
from collective.eakte.rechte.vergabe import berechtigung
from collective.eakte.rechte.vergabe import entziehe
from collective.eakte.rechte.vergabe import verlaengere
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import lies_json
from collective.eakte.rest import MitPfad
from collective.eakte.rest import verlange
from zExceptions import NotFound


class _Einzelne(MitPfad):
    """Base: the address names the grant."""

    def kennung(self):
        """The id in the address.

        :raises NotFound: there is none, or no such grant at this object.
        """
        kennung = "/".join(self.teile)
        if berechtigung(self.context, kennung) is None:
            raise NotFound(kennung)
        return kennung


class Verlaengern(_Einzelne):
    """Takes ``bis``, ``null`` for without limit; returns the grant."""

    def reply(self):
        erlaube_schreiben(self.request)
        verlange(RECHTE_VERGEBEN, self.context)
        alte = berechtigung(self.context, self.kennung())
        daten = angaben.lies(self.request, bis=angaben.tag)
        if "bis" not in lies_json(self.request):
            raise Hindernisse([angaben.fehlt("bis")])
        verlaengere(self.context, alte.kennung, daten["bis"])
        neue = berechtigung(self.context, alte.kennung)
        return berechtigung_als_json(self.context, neue, self.request)


class Entziehen(_Einzelne):
    """Takes ``grund``; returns nothing."""

    def reply(self):
        erlaube_schreiben(self.request)
        verlange(RECHTE_VERGEBEN, self.context)
        kennung = self.kennung()
        daten = angaben.lies(self.request, grund=angaben.text)
        entziehe(self.context, kennung, daten["grund"])
        return self.reply_no_content()

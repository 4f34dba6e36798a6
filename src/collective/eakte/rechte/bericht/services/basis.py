"""What the services of reports share: rights, parameters, files."""

from collective.eakte import _
from collective.eakte.anmeldung import NurAngemeldet
from collective.eakte.anmeldung import pruefe_parameter
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.protokollieren import vermerke_lesen
from collective.eakte.rechte.bericht.ausgabe import Tabellen
from collective.eakte.rechte.bericht.datei import als_datei
from collective.eakte.rechte.bericht.datei import FORMATE
from collective.eakte.rest import verlange
from functools import cached_property
from functools import partial
from zope.i18n import translate

import json


class Berichtsdienst(NurAngemeldet):
    """A report as JSON, or with ``format=csv`` or ``xlsx`` as a file.

    :cvar recht: title of the permission that is needed for it.
    :cvar dateiname: name of the service, and of the file.
    :cvar ueber_das_haus: whether it is about the whole house, not about one object.
    """

    recht = None
    dateiname = "bericht"
    ueber_das_haus = True

    def render(self):
        """:returns: the answer; the report is for those with the permission.

        :raises NichtBerechtigt: the report is not for this user.
        :raises Hindernisse: a parameter is wrong.
        """
        self.nur_angemeldet()
        self.check_permission()
        self.verlange_recht()
        pruefe_parameter(self.request.form, self.mehrfach)
        format_ = self.request.form.get("format") or "json"
        if format_ not in ("json", *FORMATE):
            raise Hindernisse.eines(
                "format-unbekannt",
                _(
                    "format_unbekannt",
                    default="There is no format “${name}”; possible: ${possible}.",
                    mapping={
                        "name": format_,
                        "possible": ", ".join(("json", *FORMATE)),
                    },
                ),
                field="format",
            )
        zeilen = self.zeilen()
        if self.ueber_das_haus or format_ != "json":
            vermerke_lesen(
                None if self.ueber_das_haus else self.context,
                "bericht",
                bericht=self.dateiname,
                format=format_,
                **self.gegenstand(),
            )
        response = self.request.response
        if format_ != "json":
            return als_datei(response, self.tabelle(zeilen), format_, self.dateiname)
        response.setHeader("Content-Type", self.content_type)
        response.setHeader("Cache-Control", "private, no-store")
        daten = {
            "@id": f"{self.context.absolute_url()}/@{self.dateiname}",
            **self.angaben(),
            "items": [self.als_json(zeile) for zeile in zeilen],
            "items_total": len(zeilen),
        }
        return json.dumps(daten, indent=2, sort_keys=True)

    def gegenstand(self):
        """:returns: whom or what the report is about, for the Protokoll."""
        return {}

    def verlange_recht(self):
        """:raises NichtBerechtigt: the report is not for this user."""
        verlange(self.recht, self.context)

    @cached_property
    def tabellen(self):
        """:returns: what writes rows in the language of the request."""
        return Tabellen(partial(translate, context=self.request))

    def angaben(self):
        """:returns: further members of the answer."""
        return {}

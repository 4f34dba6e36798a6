"""Withdraw a record, with a reason."""

from collective.eakte import _
from collective.eakte.formulare.operation import Operation
from collective.eakte.formulare.operation import OperationSeite
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.formulare.statusmeldung import verweis
from collective.eakte.hindernisse import Hindernis
from collective.eakte.lebenszyklus.api import pruefe_storno
from collective.eakte.lebenszyklus.api import storniere
from functools import cached_property
from plone.supermodel import model
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope import schema


class IStornieren(model.Schema):
    """What is asked for."""

    grund = schema.Text(
        title=_("label_storno_grund", default="Reason"),
        description=_(
            "help_storno_grund",
            default="It stays with the number and is read by the audit.",
        ),
    )

    mit_inhalt = schema.Bool(
        title=_("label_mit_inhalt", default="Withdraw what is in it as well"),
        default=False,
    )


class Stornieren(Operation):
    """Form of the Storno."""

    schema = IStornieren
    recht = "collective.eakte: Stornieren"
    knopf = _("knopf_stornieren", default="Withdraw")
    erklaerung = _(
        "erklaerung_stornieren",
        default="The record is taken out of the lists. It is not deleted: number and "
        "reason stay, and the number is not given again.",
    )
    vorspann = ViewPageTemplateFile("templates/inhalt.pt")

    @property
    def label(self):
        return _(
            "stornieren_titel",
            default="Withdraw ${kennzeichen}",
            mapping={"kennzeichen": self.context.kennzeichen},
        )

    @cached_property
    def _gruende(self):
        return pruefe_storno(self.context, "-")

    def pruefe(self):
        """What cannot be solved in this form: everything but the content."""
        if any(grund.code == "inhalt-vorhanden" for grund in self._gruende):
            return pruefe_storno(self.context, "-", mit_inhalt=True)
        return self._gruende

    @property
    def inhalt(self):
        """:returns: reasons that name what is in it, the user's own eyes permitting."""
        return [g for g in self._gruende if g.code == "inhalt-vorhanden"]

    def updateFields(self):
        super().updateFields()
        if not self.inhalt:
            self.fields = self.fields.omit("mit_inhalt")

    def fuehre_aus(self, data):
        mit_inhalt = data.get("mit_inhalt", False)
        if self.inhalt and not mit_inhalt:
            self.lehne_ab_inhalt()
        storniere(self.context, data["grund"], mit_inhalt=mit_inhalt)
        return self.context

    def lehne_ab_inhalt(self):
        """One sentence at the box instead of one for every record in it.

        :raises Hindernisse: always.
        """
        from collective.eakte.hindernisse import Hindernisse

        raise Hindernisse(
            [
                Hindernis(
                    "inhalt-vorhanden",
                    _(
                        "storno_inhalt_bestaetigen",
                        default="${count} records are still in it: withdraw them "
                        "first, or tick that they are withdrawn as well.",
                        mapping={"count": len(self.inhalt)},
                    ),
                    field="mit_inhalt",
                )
            ]
        )

    def melde(self, objekt):
        melde(
            _(
                "status_storniert",
                default="${verweis} has been withdrawn.",
                mapping={"verweis": verweis(objekt)},
            ),
            self.request,
        )


class StornierenSeite(OperationSeite):
    """Page of the Storno."""

    form = Stornieren

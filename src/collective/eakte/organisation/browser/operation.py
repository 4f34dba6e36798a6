"""What the forms of this room share."""

from collective.eakte.formulare.operation import Operation
from urllib.parse import urlencode
from z3c.form import button


class Organisationsformular(Operation):
    """A form at the site that leads back to the offices."""

    buttons = Operation.buttons.copy()
    handlers = Operation.handlers.copy()

    def url(self, name="@@eakte-organisation", **angaben):
        """Address of a page of this room."""
        frage = f"?{urlencode(angaben)}" if angaben else ""
        return f"{self.context.absolute_url()}/{name}{frage}"

    def ziel(self, objekt):
        return self.url()

    @button.handler(buttons["cancel"])
    def handleCancel(self, action):
        self.request.response.redirect(self.url())

    def aus_adresse(self, name):
        """A text of the address of this page."""
        wert = self.request.form.get(name)
        return wert if isinstance(wert, str) else ""

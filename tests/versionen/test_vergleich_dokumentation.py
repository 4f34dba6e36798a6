"""The page of the integrator's guide about comparing versions."""

from plone.namedfile.file import NamedBlobFile
from zope.lifecycleevent import modified

import transaction


TEXTE = (
    "Bescheid\nDie Erlaubnis gilt bis zum 3. Mai 2026.\nMit freundlichen Grüßen",
    "Bescheid\nDie Erlaubnis gilt bis zum 17. Juni 2026.\nMit freundlichen Grüßen",
)


def test_the_examples_are_what_the_server_answers(
    als, schreiben, zeichne_auf, pruefe_beispiele
):
    for text, betreff in zip(TEXTE, ("Bescheid", "Bescheid mit Frist"), strict=True):
        schreiben.title = betreff
        schreiben.file = NamedBlobFile(text.encode(), "text/plain", "Bescheid.txt")
        modified(schreiben)
        transaction.commit()
    person = als("Sachbearbeitung")
    adresse = f"{schreiben.absolute_url()}/@fassungen/vergleich"
    zeichne_auf("vergleich", person.get(f"{adresse}?von=2&bis=3"))
    zeichne_auf("ohne_text", person.get(f"{adresse}?von=1&bis=3"))
    pruefe_beispiele("vergleich", "rest-vergleich.md")

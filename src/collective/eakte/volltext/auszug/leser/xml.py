"""XML, read by expat: no entities, and nothing is fetched."""

from collective.eakte.volltext.auszug.sammlung import Fehler
from collective.eakte.volltext.interfaces import Lesestand
from xml.parsers import expat


def lies(stuecke, leser):
    """Give what stands in XML to a reader.

    :param stuecke: iterable of bytes.
    :param leser: object with ``anfang(name, werte)``, ``ende(name)`` and
        ``zeichen(text)``; names come without their namespace.
    :raises Fehler: it is no XML, or declares entities.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _doctype
    parser.EntityDeclHandler = _entity
    parser.StartElementHandler = lambda name, werte: leser.anfang(kurz(name), werte)
    parser.EndElementHandler = lambda name: leser.ende(kurz(name))
    parser.CharacterDataHandler = leser.zeichen
    try:
        for stueck in stuecke:
            parser.Parse(stueck, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, UnicodeError) as fehler:
        # LookupError: an encoding that Python does not know.
        raise Fehler(Lesestand.BESCHAEDIGT) from fehler


def kurz(name):
    """:returns: name without its namespace."""
    return name.rpartition(" ")[2]


def wert(werte, name):
    """An attribute, whatever its namespace.

    :param werte: dict from name to value.
    :returns: the value, or an empty text.
    """
    for feld, inhalt in werte.items():
        if kurz(feld) == name:
            return inhalt
    return ""


def _doctype(_name, _system, _oeffentlich, hat_inneres):
    # Office files have no document type; a foreign one without content does no harm.
    if hat_inneres:
        raise Fehler(Lesestand.BESCHAEDIGT)


def _entity(*_angaben):
    raise Fehler(Lesestand.BESCHAEDIGT)


class Absatzleser:
    """Collects paragraphs, which can stand within paragraphs (text boxes).

    :param nimm: takes the text of a paragraph.
    :cvar absatz: names of paragraphs.
    :cvar stumm: names of what is no text of the present version.
    """

    absatz = frozenset()
    stumm = frozenset()

    def __init__(self, nimm):
        self.nimm = nimm
        self.absaetze = []
        self.stille = 0

    def anfang(self, name, werte):
        if self.stille or name in self.stumm:
            self.stille += 1
        elif name in self.absatz:
            self.absaetze.append([])
        else:
            self.element(name, werte)

    def ende(self, name):
        if self.stille:
            self.stille -= 1
        elif name in self.absatz:
            self.nimm("".join(self.absaetze.pop()))
        else:
            self.nach_element(name)

    def zeichen(self, text):
        if not self.stille and self.absaetze:
            self.absaetze[-1].append(text)

    def element(self, name, werte):
        """A start tag that is no paragraph."""

    def nach_element(self, name):
        """An end tag that is no paragraph."""

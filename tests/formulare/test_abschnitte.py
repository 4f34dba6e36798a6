"""A form asks for little; everything else has its named place."""

from collective.eakte.formulare.abschnitte import ordne


def namen(abschnitte):
    return {kennung: zeilen for kennung, _titel, zeilen in abschnitte if zeilen}


def test_open_fields_come_first_and_every_field_comes_once():
    felder = ["kennzeichen", "title", "laufzeit_beginn", "title_en", "muster_akte"]
    geordnet = namen(ordne(felder, ("title", "kennzeichen")))
    assert geordnet["offen"] == [("title",), ("kennzeichen",)]
    alle = [name for zeilen in geordnet.values() for zeile in zeilen for name in zeile]
    assert sorted(alle) == sorted(felder)


def test_an_unknown_field_is_not_lost():
    assert namen(ordne(["frei"], ()))["weitere"] == [("frei",)]


def test_years_and_without_limit_are_one_statement():
    geordnet = namen(ordne(["aufbewahrung_unbefristet", "aufbewahrungsdauer"], ()))
    assert geordnet["aufbewahrung"] == [
        ("aufbewahrungsdauer", "aufbewahrung_unbefristet")
    ]


def test_their_reference_stands_with_the_sender_or_with_the_parties():
    zeichen = "fremdes_geschaeftszeichen"
    assert (zeichen,) in namen(ordne(["absender", zeichen], ()))["schriftverkehr"]
    assert (zeichen,) in namen(ordne(["beteiligte", zeichen], ()))["beteiligte"]

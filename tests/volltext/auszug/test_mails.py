"""Mails and what is attached to them; archives."""

from collective.eakte.volltext.auszug import Grenzen
from collective.eakte.volltext.auszug.leser.msg import entpacke

import pytest
import struct


class TestEml:
    """Mails as files of their own."""

    def test_who_when_what_and_the_body_are_read(self, dateien, text):
        assert text(dateien.mail("Grüße\naus dem Bürgerbüro")).split("\n") == [
            "Jürgen Müller <j.mueller@example.org>",
            "poststelle@example.org",
            "04.05.2026 10:15",
            "Betreff",
            "Grüße",
            "aus dem Bürgerbüro",
        ]

    def test_attached_files_belong_to_the_mail(self, dateien, auszug):
        datei = dateien.mail(
            "Anbei",
            dateien.anlage("Bescheid.pdf", dateien.pdf("Die Gebühr")),
            dateien.anlage("Brief.bin", dateien.docx(dateien.absatz("Größe"))),
        )
        ergebnis = auszug(datei)
        assert ergebnis.text.endswith(
            "Anbei\fBescheid.pdf\fDie Gebühr\fBrief.bin\nGröße"
        )
        assert "pypdfium2" in ergebnis.werkzeug
        assert ergebnis.art == "mail"

    def test_an_attached_file_that_cannot_be_read_does_not_hide_the_rest(
        self, dateien, auszug
    ):
        datei = dateien.mail(
            "Anbei",
            dateien.anlage(
                "geheim.pdf", dateien.pdf("x", owner_password="a", user_password="b")
            ),
            dateien.anlage("kaputt.docx", b"PK\3\4kaputt"),
            dateien.anlage("gut.txt", "schön".encode()),
        )
        ergebnis = auszug(datei)
        assert ergebnis.stand == "gelesen"
        assert ergebnis.text.endswith("geheim.pdf\fkaputt.docx\fgut.txt\nschön")
        assert ergebnis.ungelesen == (
            ("geheim.pdf", "verschluesselt"),
            ("kaputt.docx", "beschaedigt"),
        )

    def test_a_mail_in_a_mail_is_read(self, dateien, text):
        innen = dateien.mail("innen", betreff="Weitergeleitet").decode()
        innen = innen.replace("GRENZE", "ANDERE")
        datei = dateien.mail("außen", f"Content-Type: message/rfc822\n\n{innen}")
        assert "außen" in text(datei)
        assert text(datei).endswith("Weitergeleitet\ninnen")

    def test_of_two_bodies_one_is_read(self, text):
        datei = (
            b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\n"
            b'Content-Type: multipart/alternative; boundary="G"\n\n'
            b"--G\nContent-Type: text/plain; charset=utf-8\n\nGr\xc3\xbc\xc3\x9fe\n"
            b"--G\nContent-Type: text/html\n\n<p>Gr&uuml;&szlig;e</p>\n--G--\n"
        )
        assert text(datei).count("Grüße") == 1
        leer = datei.replace(b"Gr\xc3\xbc\xc3\x9fe", b"")
        assert text(leer).count("Grüße") == 1

    def test_it_is_a_mail_whatever_its_name_says(self, dateien, auszug):
        ergebnis = auszug(dateien.mail("x"), "application/octet-stream", "x.txt")
        assert ergebnis.art == "mail"

    def test_an_encrypted_mail_says_so(self, stand):
        for kopf in (
            b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data",
            b'Content-Type: multipart/encrypted; boundary="G"',
        ):
            datei = b"From: a@example.org\nSubject: x\n" + kopf + b"\n\n--G\n\nx\n"
            assert stand(datei) == "verschluesselt"

    def test_a_wrong_charset_is_overlooked(self, text):
        datei = (
            b"From: a@example.org\nSubject: x\n"
            b"Content-Type: text/plain; charset=gibtsnicht\n\nGr\xfc\xdfe\n"
        )
        assert text(datei).endswith("Grüße")

    def test_what_is_too_deep_or_too_much_is_left_out_and_said(self, dateien, auszug):
        tief = b"ganz unten"
        for stufe in range(8):
            tief = dateien.mail(f"Stufe {stufe}", dateien.anlage("innen.eml", tief))
        ergebnis = auszug(tief)
        assert ergebnis.stand == "gekuerzt"
        assert ("innen.eml", "zu-gross") in ergebnis.ungelesen
        viele = dateien.mail("x", *[dateien.anlage("a.txt", b"da")] * 9)
        ergebnis = auszug(viele, grenzen=Grenzen(anlagen=4))
        assert ergebnis.text.count("\nda") == 4
        assert ergebnis.stand == "gekuerzt"


class TestMsg:
    """Mails of Outlook."""

    def test_who_when_what_and_the_body_are_read(self, dateien, auszug):
        ergebnis = auszug(dateien.msg("Grüße\naus dem Amt"))
        assert ergebnis.text.split("\n") == [
            "Jürgen Müller",
            "Bürgerbüro",
            "04.05.2026 08:15",
            "Lärmschutz",
            "Grüße",
            "aus dem Amt",
        ]
        assert ergebnis.art == "msg"
        assert "python-oxmsg" in ergebnis.werkzeug

    def test_attached_files_and_mails_belong_to_it(self, dateien, text):
        innen = dateien.msg_baum("ganz innen", vorspann=24)
        datei = dateien.msg(
            "außen", [("Bescheid.pdf", dateien.pdf("Gebühr" * 2)), ("Mail", innen)]
        )
        gelesen = text(datei)
        assert "\fBescheid.pdf\fGebührGebühr\fMail\n" in gelesen
        assert gelesen.endswith("ganz innen")

    def test_all_of_a_forwarded_one_is_read_where_it_is_attached(self, dateien, auszug):
        msg = dateien.msg(
            "Bitte prüfen",
            [("Bescheid.docx", dateien.docx(dateien.absatz("Lärmgutachten")))],
        )
        ergebnis = auszug(dateien.mail("Zur Kenntnis", dateien.anlage("Mail.msg", msg)))
        assert ergebnis.stand == "gelesen"
        assert ergebnis.ungelesen == ()
        assert ergebnis.text.split("Zur Kenntnis")[1] == (
            "\fMail.msg\nJürgen Müller\nBürgerbüro\n04.05.2026 08:15\nLärmschutz\n"
            "Bitte prüfen\fBescheid.docx\nLärmgutachten"
        )
        assert "python-oxmsg" in ergebnis.werkzeug

    def test_a_body_in_html_is_read(self, dateien, text):
        datei = dateien.msg(**{"10130102": "<p>Größe</p>".encode()})
        assert text(datei).endswith("Lärmschutz\nGröße")

    def test_a_body_in_packed_rtf_is_read(self, dateien, text):
        rtf = dateien.rtf("Gr\\'f6\\'dfe")
        offen = struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf
        assert text(dateien.msg(**{"10090102": offen})).endswith("Größe")
        # The example of MS-OXRTFCP, 3.1.
        gepackt = bytes.fromhex(
            "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af3206865"
            "6c090020627705b06c647d0a800fa0"
        )
        assert entpacke(gepackt) == (
            b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
        )

    def test_an_encrypted_one_says_so(self, dateien, stand):
        klasse = "IPM.Note.SMIME".encode("utf-16-le")
        assert stand(dateien.msg("x", **{"001A001F": klasse})) == "verschluesselt"


class TestArchive:
    """Archives are read like mails with attached files."""

    def test_the_files_in_it_are_read(self, dateien, auszug):
        datei = dateien.zip_aus(
            {"Ordner/a.txt": "Größe", "b.pdf": dateien.pdf("Gebühr"), "c.bin": b"\0\1"}
        )
        ergebnis = auszug(datei)
        assert ergebnis.text == "Ordner/a.txt\nGröße\fb.pdf\fGebühr\fc.bin"
        assert ergebnis.ungelesen == (("c.bin", "nicht-lesbar"),)

    def test_archives_in_archives_come_to_an_end(self, dateien, stand):
        tief = b"unten"
        for _stufe in range(30):
            tief = dateien.zip_aus({"innen.zip": tief})
        assert stand(tief) == "gekuerzt"

    @pytest.mark.parametrize("name", ["gross.txt", "content.xml", "word/document.xml"])
    def test_a_bomb_is_not_unpacked(self, dateien, auszug, name):
        bombe = dateien.zip_aus({name: b" " * 60_000_000})
        ergebnis = auszug(bombe, grenzen=Grenzen(entpackt=20_000_000))
        assert ergebnis.text in ("", "gross.txt")
        assert "zu-gross" in (ergebnis.stand, *dict(ergebnis.ungelesen).values())
        assert ergebnis.rechenzeit < 2

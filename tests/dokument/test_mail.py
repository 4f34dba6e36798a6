"""A mail is shown as plain text, whatever came in it."""

from collective.eakte.dokument.mail import lies_mail


KOPF = (
    b"From: =?utf-8?q?M=C3=BCller?= <mueller@example.org>\r\n"
    b"To: amt@stadt.example\r\nSubject: =?utf-8?q?Anh=C3=B6rung?=\r\n"
    b"Date: Sat, 03 Feb 2024 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
)


def mail(kopfzeile, koerper):
    return lies_mail(KOPF + kopfzeile + b"\r\n\r\n" + koerper)


def test_headers_and_body_are_read():
    gelesen = mail(b"Content-Type: text/plain; charset=iso-8859-1", b"Gr\xfc\xdfe")
    assert dict(gelesen.kopf)["From"] == "Müller <mueller@example.org>"
    assert dict(gelesen.kopf)["Subject"] == "Anhörung"
    assert gelesen.text.strip() == "Grüße"
    assert not gelesen.aus_html


def test_of_html_only_the_text_is_taken():
    gelesen = mail(
        b"Content-Type: text/html; charset=utf-8",
        b"<style>p{}</style><p>Guten Tag</p><script>alert(1)</script><p>Ende</p>",
    )
    assert gelesen.text.split() == ["Guten", "Tag", "Ende"]
    assert gelesen.aus_html


def test_attachments_are_named():
    gelesen = mail(
        b'Content-Type: multipart/mixed; boundary="x"',
        b"--x\r\nContent-Type: text/plain\r\n\r\nText\r\n"
        b"--x\r\nContent-Type: application/pdf\r\n"
        b'Content-Disposition: attachment; filename="plan.pdf"\r\n\r\n12345\r\n--x--',
    )
    assert gelesen.text.strip() == "Text"
    assert gelesen.anlagen == [("plan.pdf", 5)]


def test_an_unknown_charset_does_not_hide_the_mail():
    gelesen = mail(b"Content-Type: text/plain; charset=klingon", b"Gr\xfc\xdfe")
    assert gelesen.text.strip() == "Grüße"


def test_rubbish_is_no_error():
    for daten in (b"", b"\0\1\2", b"From: <<<>>\r\n\r\nx", b"To: @@@,,;\r\n\r\n"):
        assert lies_mail(daten).anlagen == []

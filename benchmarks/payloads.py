"""What is filed: distinct PDFs with text, the same in every run.

Each PDF has about 60 kB, three pages and 670 distinct words out of a vocabulary of
40,000. Frequent words are frequent, as in any language. They are written without a
library, so that nothing but this file decides what is measured.
"""

from base64 import b64encode
from itertools import accumulate
from itertools import islice
from itertools import product
from random import Random

import json


VOCABULARY_SIZE = 40_000
DISTINCT_WORDS = 670
PDF_SIZE = 60_000
PAGES = 3
LINES_PER_PAGE = 48

ONSETS = [*"bdfghklmnprstwz", "sch", "st", "br", "fr", "gr", "kl", "tr"]
VOWELS = [*"aeiou", "au", "ei", "ie"]
ENDINGS = ["n", "r", "l", "s", "t", "rt", "ng", "nd", "ch", "st"]


def vocabulary():
    """The words, most frequent first: pronounceable, distinct, shuffled once."""
    syllables = [a + b for a, b in product(ONSETS, VOWELS)]
    words = [
        first + second + ending
        for first, second, ending in product(syllables, syllables, ENDINGS)
    ]
    Random(1).shuffle(words)
    return list(islice(dict.fromkeys(words), VOCABULARY_SIZE))


WORDS = vocabulary()
# Zipf's law, flattened at the top: the first words stand for "und", "der", "die".
WEIGHTS = list(accumulate(1 / (rank + 20) for rank in range(VOCABULARY_SIZE)))


def text(number):
    """Words of a document until enough distinct ones have come together."""
    chance = Random(number)
    words, distinct = [], set()
    while len(distinct) < DISTINCT_WORDS:
        some = chance.choices(WORDS, cum_weights=WEIGHTS, k=20)
        words += some
        distinct.update(some)
    return words


def pdf(number, *more):
    """A PDF of its own for each number.

    :param more: words that stand before the others.
    :returns: bytes of about :data:`PDF_SIZE`; what the text does not fill is noise, as
        the picture of a coat of arms would be.
    """
    words = [*more, *text(number)]
    per_page = -(-len(words) // PAGES)
    contents = [
        _page_content(words[start : start + per_page])
        for start in range(0, len(words), per_page)
    ]
    noise = Random(-number - 1).randbytes(
        max(0, PDF_SIZE - sum(map(len, contents)) - 1200)
    )
    kids = " ".join(f"{5 + 2 * page} 0 R" for page in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        _stream(noise),
    ]
    for page, content in enumerate(contents):
        objects += [
            (
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
                "/Resources << /Font << /F1 3 0 R >> >> "
                f"/Contents {6 + 2 * page} 0 R >>"
            ).encode(),
            _stream(content),
        ]
    return _file(objects)


def _page_content(words):
    per_line = -(-len(words) // LINES_PER_PAGE)
    lines = [
        " ".join(words[start : start + per_line])
        for start in range(0, len(words), per_line)
    ]
    shown = "\n".join(f"({line}) Tj T*" for line in lines)
    return f"BT /F1 7 Tf 15 TL 40 800 Td\n{shown}\nET".encode()


def _stream(data):
    head = f"<< /Length {len(data)} >>\nstream\n".encode()
    return head + data + b"\nendstream"


def _file(objects):
    data = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    count = len(objects) + 1
    tail = (
        f"xref\n0 {count}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    )
    return data + tail.encode()


def file_body(portal_type, number, *more):
    """JSON of a request that files PDF ``number``; the same for both kinds but @type.

    :param more: words that the PDF has besides.
    :returns: bytes
    """
    words = WORDS[number % 7000 : number % 7000 + 4]
    return json.dumps(
        {
            "@type": portal_type,
            "title": f"Schreiben {number} {' '.join(words)}",
            "description": f"Wegen {words[-1]}",
            "file": {
                "data": b64encode(pdf(number, *more)).decode(),
                "encoding": "base64",
                "filename": f"schreiben-{number}.pdf",
                "content-type": "application/pdf",
            },
        }
    ).encode()


def container_body(portal_type, number):
    """JSON of a request that creates a container; the same for both but @type."""
    words = WORDS[number % 7000 + 100 : number % 7000 + 103]
    return json.dumps(
        {
            "@type": portal_type,
            "title": f"Vorhaben {number} {' '.join(words)}",
            "description": f"Betrifft {words[-1]}",
        }
    ).encode()

"""Changing files as requests: replace, check out, check in, change a title."""

from measure import Request
from payloads import file_body
from payloads import pdf
from random import Random

import base64
import json


NUMBERS = 1_000_000
"""New files have numbers of their own, so that each is another one."""


def title(path, number):
    """A request that changes the title of a File or Dokument."""
    body = json.dumps({"title": f"Geänderter Betreff {number}"}).encode()
    return Request("PATCH", path, body)


def replacement(path, number):
    """A request that replaces the file of a File or Dokument."""
    return Request("PATCH", path, json.dumps({"file": new_file(number)}).encode())


def check_out(path):
    """A request that checks a Dokument out; its answer has the token."""
    return Request("POST", f"{path}/@auschecken", b"{}")


def check_in(path, number, token):
    """A request that checks a Dokument in with a new file."""
    body = {"kommentar": f"Stand {number}", "file": new_file(number)}
    return Request(
        "POST",
        f"{path}/@einchecken",
        json.dumps(body).encode(),
        headers=(("Lock-Token", token),),
    )


def new_file(number):
    """Another PDF of the same size, as it stands in JSON."""
    return json.loads(file_body("", NUMBERS + number))["file"]


def big_file(number, size):
    """A PDF of some megabytes, as it stands in JSON."""
    # What fills a scanned page cannot be compressed either.
    data = pdf(number) + Random(number).randbytes(size)
    return {
        "data": base64.b64encode(data).decode(),
        "encoding": "base64",
        "filename": f"gutachten-{number}.pdf",
        "content-type": "application/pdf",
    }

"""A report as a file, on a screen and over REST."""

from collective.eakte.dokument.dateiname import content_disposition
from collective.eakte.tabellendatei import als_csv
from collective.eakte.tabellendatei import als_xlsx
from collective.eakte.tabellendatei import CSV
from collective.eakte.tabellendatei import XLSX


FORMATE = ("csv", "xlsx")


def als_datei(response, tabelle, format_, name):
    """Answer with a file.

    :param response: the response.
    :param tabelle: rows of text, the headings first.
    :param format_: one of :data:`FORMATE`.
    :param name: name of the file without its ending.
    :returns: the body.
    """
    response.setHeader("Content-Type", CSV if format_ == "csv" else XLSX)
    response.setHeader("X-Content-Type-Options", "nosniff")
    response.setHeader("Cache-Control", "private, no-store")
    response.setHeader(
        "Content-Disposition", content_disposition("attachment", f"{name}.{format_}")
    )
    return als_csv(tabelle) if format_ == "csv" else als_xlsx(tabelle)

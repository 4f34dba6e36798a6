"""Time the checks of a site: "zconsole run zope.conf verify.py RESULT NUMBER SIZE".

Files of the given number and size (bytes) are registered first. Each check is done
three times, in turns with ``sha256sum`` over the same files, and the median counts; all
of them read from the cache of the operating system.
"""

from AccessControl.SecurityManagement import newSecurityManager
from collective.eakte.integritaet import api as integritaet
from collective.eakte.protokoll.pruefung import pruefe_site
from pathlib import Path
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from random import Random
from statistics import median
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import json
import subprocess
import sys
import time
import transaction


TURNS = 3
BATCH = 50


def fill(site, number, size):
    """Register files that cannot be compressed.

    :param number: how many.
    :param size: of each, in bytes.
    """
    plan = site.portal_catalog(portal_type="Aktenplaneinheit")[0].getObject()
    akte = createContentInContainer(plan, "Akte", title="Zu prüfende Dateien")
    for index in range(number):
        data = Random(index).randbytes(size)
        file = NamedBlobFile(data, "application/octet-stream", f"datei-{index}.bin")
        createContentInContainer(akte, "Dokument", title=f"Datei {index}", file=file)
        if index % BATCH == 0:
            transaction.commit()
    transaction.commit()


def check_files():
    """:returns: bytes and seconds."""
    start = time.perf_counter()
    run = integritaet.beginne(im_hintergrund=False)
    integritaet.fuehre_aus(run)
    seconds = time.perf_counter() - start
    if run.befunde:
        raise RuntimeError(f"findings: {run.befunde}")
    return run.bytes, seconds


def sha256sum(paths):
    """:returns: bytes and seconds."""
    size = sum(path.stat().st_size for path in paths)
    start = time.perf_counter()
    subprocess.run(
        ["xargs", "-0", "sha256sum"],
        input="\0".join(map(str, paths)).encode(),
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return size, time.perf_counter() - start


def check_chains():
    """:returns: entries and seconds."""
    start = time.perf_counter()
    result = pruefe_site()
    seconds = time.perf_counter() - start
    if result.befunde:
        raise RuntimeError(f"findings: {result.befunde}")
    return result.eintraege, seconds


def rate(measured):
    """Units per second, median."""
    return round(median(units / seconds for units, seconds in measured), 1)


def verify(app, blobs, number, size):
    """:returns: dict of figures."""
    site = app["eakte"]
    setSite(site)
    setRequest(app.REQUEST)
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    fill(site, number, size)
    paths = sorted(blobs.rglob("*.blob"))
    sha256sum(paths)
    files, sums, chains = [], [], []
    for _turn in range(TURNS):
        files.append(check_files())
        sums.append(sha256sum(paths))
        chains.append(check_chains())
    return {
        "MB": round(files[0][0] / 1e6),
        "MB per s": round(rate(files) / 1e6, 1),
        "sha256sum, MB per s": round(rate(sums) / 1e6, 1),
        "entries": chains[0][0],
        "entries per s": rate(chains),
    }


if __name__ == "__main__":
    *_, result, count, size_of_each = sys.argv
    target = Path(result)
    figures = verify(
        app,  # noqa: F821 - zconsole provides app
        target.parent / "blobstorage",
        int(count),
        int(size_of_each),
    )
    target.write_text(json.dumps(figures))

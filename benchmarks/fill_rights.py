"""Fill both sites for the benchmark of rights: "zconsole run zope.conf fill_rights.py".

What is measured is how many records lie below, not how they came in. So one of each
type is registered like any other, and the others are copies of its state, entered in
the same indexes, some hundred in a transaction.
"""

from AccessControl.SecurityManagement import newSecurityManager
from Acquisition import aq_base
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from uuid import uuid4
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import json
import sys
import transaction


BATCH = 500

# What containers and access keep for each object itself.
OWN = {"_tree", "_count", "_mt_index", "_zugriff", "__annotations__"}

PASSWORD = "Benchmark-only-1"

# Every fiftieth Dokument has the rare word in its title, the others the common one.
COMMON, RARE, EACH = "Vermerk", "Sondervermerk", 50


def fill(app, plan):
    """Build what a plan says.

    :param plan: dict with ``plain`` (number of Files), ``akten`` (number of Dokumente
        by id of the Akte) and ``unit`` (number of Akten, and of Dokumente in each).
    """
    _fill_plain(app, plan["plain"])
    site = app["eakte"]
    setSite(site)
    people()
    unit = _unit(site, "10.01")
    akte = createContentInContainer(unit, "Akte", title="Muster")
    dokument = createContentInContainer(
        akte, "Dokument", title=COMMON, file=_file("muster")
    )
    api.portal.get_tool("portal_catalog")()
    for name, number in plan["akten"].items():
        copy = _copy(akte, unit, name, name)
        _fill(dokument, copy, number)
    large = _unit(site, "20.01")
    akten, dokumente = plan["unit"]
    for number in range(akten):
        copy = _copy(akte, large, f"a-{number}", f"Vorhaben {number}")
        _fill(dokument, copy, dokumente, number * dokumente, commit=False)
        if number * (dokumente + 1) % BATCH <= dokumente:
            transaction.commit()
    transaction.commit()


def give_rules(app, number):
    """Make access domains of Akten: each is shared with one of forty groups."""
    setSite(app["eakte"])
    unit = app.unrestrictedTraverse("eakte/plan/20.01")
    for index in range(number):
        api.group.grant_roles(
            groupname=f"group-{index % 40}", roles=["Einsicht"], obj=unit[f"a-{index}"]
        )
        if index % BATCH == BATCH - 1:
            transaction.commit()
    transaction.commit()


def people():
    """People and groups of a site; nobody has a right yet."""
    for number in range(40):
        api.group.create(f"group-{number}")
    for name, groups in (
        ("person", 0),
        ("member", 0),
        ("two-groups", 2),
        ("forty-groups", 40),
    ):
        api.user.create(email=f"{name}@stadt.example", username=name, password=PASSWORD)
        for number in range(groups):
            api.group.add_user(groupname=f"group-{number}", username=name)
    transaction.commit()


def _fill_plain(app, number):
    site = app["plain"]
    setSite(site)
    # As the profile of plone.restapi sets it.
    site.manage_permission("plone.restapi: Use REST API", ["Anonymous"], acquire=True)
    people()
    folder = createContentInContainer(site, "Folder", id="shared", title="Shared")
    for index in range(number):
        createContentInContainer(
            folder,
            "File",
            id=f"d-{index}",
            title=_title(index),
            file=_file(index),
        )
        if index % BATCH == BATCH - 1:
            transaction.commit()
    transaction.commit()


def _unit(site, number):
    if "plan" not in site:
        plan = createContentInContainer(
            site, "Aktenplan", id="plan", title="Plan", kennzeichen="P"
        )
        api.content.transition(plan, "aktivieren")
    unit = createContentInContainer(
        site["plan"],
        "Aktenplaneinheit",
        title=f"Vorhaben {number}",
        kennzeichen=number,
        typ="Betreffseinheit",
        federfuehrung="10",
        aktenfuehrung="10",
        aufbewahrungsdauer=10,
        aussonderungsart="B",
    )
    api.content.transition(unit, "aktivieren")
    return unit


def _fill(dokument, akte, number, first=0, commit=True):
    for index in range(number):
        _copy(dokument, akte, f"d-{index}", _title(first + index))
        if commit and index % BATCH == BATCH - 1:
            transaction.commit()
    if commit:
        transaction.commit()


def _copy(original, container, name, title):
    """A record with the state of another one, without asking any rule."""
    # Memory may have been given back since the last copy.
    original._p_activate()
    copy = original.__class__(name)
    copy.__dict__.update(
        {
            key: value
            for key, value in aq_base(original).__dict__.items()
            if not key.startswith("_v_") and key not in OWN
        }
    )
    copy.__dict__.update(
        {
            "id": name,
            "title": title,
            "kennzeichen": f"{container.kennzeichen}/{name}",
            "_plone.uuid": uuid4().hex,
        }
    )
    container._setOb(name, copy)
    copy = container._getOb(name)
    api.portal.get_tool("portal_catalog").catalog_object(copy, idxs=copy._indexe())
    return copy


def _title(index):
    return f"{COMMON if index % EACH else RARE} {index}"


def _file(name):
    return NamedBlobFile(
        f"Vermerk {name}\n".encode() * 20,
        contentType="text/plain",
        filename=f"vermerk-{name}.txt",
    )


def main(app):
    plan = json.loads(sys.argv[-1])
    setRequest(app.REQUEST)
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    if "domains" in plan:
        give_rules(app, plan["domains"])
    else:
        fill(app, plan)


if __name__ == "__main__":
    main(app)  # noqa: F821 - zconsole provides app

"""Enter notes at a record: "zconsole run zope.conf fill_entries.py PATH NUMBER"."""

from AccessControl.SecurityManagement import newSecurityManager
from collective.eakte.protokoll.api import trage_ein
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import sys
import transaction


BATCH = 100


def fill(app, path, number):
    setSite(app["eakte"])
    setRequest(app.REQUEST)
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    record = app.unrestrictedTraverse(path.strip("/"))
    for index in range(1, number + 1):
        trage_ein(
            record, "notiz", text=f"Telefonat Nummer {index} mit dem Antragsteller"
        )
        if index % BATCH == 0:
            transaction.commit()
    transaction.commit()


if __name__ == "__main__":
    *_, record, count = sys.argv
    fill(app, record, int(count))  # noqa: F821 - zconsole provides app

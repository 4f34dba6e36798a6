"""Fill an Akte in process: "zconsole run zope.conf fill.py PATH NUMBER".

The documents are small texts: how many there are is what matters here. They are
registered like any other, 200 in a transaction.
"""

from AccessControl.SecurityManagement import newSecurityManager
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import sys
import transaction


BATCH = 200


def fill(app, path, number):
    site = app["eakte"]
    setSite(site)
    setRequest(app.REQUEST)
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    for start in range(0, number, BATCH):
        container = app.unrestrictedTraverse(path.strip("/"))
        for index in range(start, min(number, start + BATCH)):
            createContentInContainer(
                container,
                "Dokument",
                title=f"Vermerk {index}",
                file=NamedBlobFile(
                    f"Vermerk Nummer {index}\n".encode() * 20,
                    contentType="text/plain",
                    filename=f"vermerk-{index}.txt",
                ),
            )
        transaction.commit()
        app._p_jar.cacheMinimize()


if __name__ == "__main__":
    *_, akte, count = sys.argv
    fill(app, akte, int(count))  # noqa: F821 - zconsole provides app

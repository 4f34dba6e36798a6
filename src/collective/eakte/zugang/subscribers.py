"""Ask for the right to see a record before anything is done at its address.

Plone has pages for everybody, such as the site map and the contact form, that can be
asked for at any address. They show the title of the object at which they are asked for
in their frame, whoever asks. A title is a Betreff, and tells of people.
"""

from AccessControl import getSecurityManager
from AccessControl import Unauthorized
from collective.eakte.interfaces import IEAkteInhalt
from plone.rest.traverse import RESTWrapper


def pruefe_zugang(event):
    """Refuse a request at a record or plan node that the user may not see.

    Only the last one on the way counts: a Dokument may be open to somebody who does
    not see its Akte.

    :raises Unauthorized: the user may not see it.
    """
    for objekt in event.request["PARENTS"]:
        if isinstance(objekt, RESTWrapper):
            objekt = objekt.context
        if IEAkteInhalt.providedBy(objekt):
            if not getSecurityManager().checkPermission("View", objekt):
                raise Unauthorized("You are not authorized to access this resource.")
            return

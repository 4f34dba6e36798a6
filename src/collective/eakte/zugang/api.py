"""Who asks: for rooms that answer before anybody is logged in."""

from AccessControl import getSecurityManager
from plone import api
from zope.annotation.interfaces import IAnnotations


_BESUCHER = "collective.eakte.zugang.besucher"


def besucher(request):
    """Who asks.

    Zope logs somebody in when it has found what she asks for. On the way there, and
    when an address leads nowhere, nobody is logged in yet.

    :param request: the request.
    :returns: the user; the anonymous one for who does not say who she is.
    """
    user = getSecurityManager().getUser()
    if user.getId() is not None:
        return user
    merker = IAnnotations(request)
    if _BESUCHER not in merker:
        merker[_BESUCHER] = _wer_sich_ausweist(request) or user
    return merker[_BESUCHER]


def _wer_sich_ausweist(request):
    portal = api.portal.get()
    for ordner in (portal.acl_users, portal.getPhysicalRoot().acl_users):
        plugins = ordner._getOb("plugins")
        for kennung, login in ordner._extractUserIds(request, plugins):
            gefunden = ordner._findUser(plugins, kennung, login, request=request)
            if gefunden is not None:
                return gefunden
    return None

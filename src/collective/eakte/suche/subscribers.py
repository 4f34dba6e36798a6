"""What somebody kept goes with her."""

from collective.eakte.suche.gespeichert import vergiss


def nutzer_geloescht(event):
    """A user was removed from the site.

    :param event: ``IPrincipalDeletedEvent``; its ``principal`` is the id.
    """
    vergiss(event.principal)

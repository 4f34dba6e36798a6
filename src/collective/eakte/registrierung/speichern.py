"""Store something in a transaction of its own, whoever else stores at the same time."""

from collective.eakte.registrierung.reihe import GEDULD
from collective.eakte.registrierung.reihe import reihe
from ZODB.POSException import ConflictError

import transaction


VERSUCHE = 10
"""How often it is tried."""


def speichere(tue, *, in_der_reihe=True, versuche=VERSUCHE):
    """Do something and store it; anew when others have stored at the same time.

    No transaction is left behind, whatever happens.

    :param tue: function without parameters.
    :param in_der_reihe: whether the other writers of this process wait for it; not for
        what takes long.
    :param versuche: how often it is tried.
    :returns: what the function returns.
    :raises ConflictError: others did not stop.
    """
    angestellt = in_der_reihe and reihe.stelle_an(GEDULD)
    try:
        for _versuch in range(versuche):
            transaction.begin()
            try:
                ergebnis = tue()
                transaction.commit()
            except ConflictError:
                transaction.abort()
            else:
                return ergebnis
        raise ConflictError(f"no luck in {versuche} tries")
    finally:
        transaction.abort()
        if angestellt:
            reihe.gib_frei()

"""The file plans that are shipped (CC0)."""

from importlib.resources import files


PLAENE = ("organisationsbasiert", "produktorientiert")


def inhalt(name: str) -> bytes:
    """Return a shipped plan as CSV.

    :param name: one of :data:`PLAENE`.
    :raises KeyError: for any other name.
    """
    if name not in PLAENE:
        raise KeyError(name)
    return files(__name__).joinpath(f"{name}.csv").read_bytes()

"""Tasks that are due again and again."""


def periodic(**options):
    """To be written."""
    raise NotImplementedError

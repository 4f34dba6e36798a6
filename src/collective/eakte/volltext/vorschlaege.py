"""Words that may have been meant."""


def schlage_vor(frage, leser):
    """See :meth:`.interfaces.ITextmaschine.vorschlaege`."""
    return []

"""What was typed, as the engines take it; nothing while no one reads it for them."""


def lies(text):
    """Read a question.

    :param text: words as typed.
    :returns: :data:`collective.eakte.volltext.frage.Frage`, or ``None``.
    """
    try:
        from collective.eakte.volltext.abfrage import lies as lies_abfrage
    except ImportError:
        return None
    return lies_abfrage(text)

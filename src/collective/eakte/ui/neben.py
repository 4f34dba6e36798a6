"""Boxes beside what is shown of a record."""


class NachGewicht:
    """Mixin for viewlet managers: the lightest box stands at the top."""

    def sort(self, viewlets):
        """:returns: pairs of name and viewlet by ``weight``, then by name."""
        return sorted(
            viewlets, key=lambda paar: (getattr(paar[1], "weight", 0), paar[0])
        )

"""What zope.conf says about queues and consumers."""


def queues_of_configuration():
    """Return the names of the queues that zope.conf has, in its order."""
    return []

"""Handler of the demo profile. Nothing of the demo is imported before it runs."""


def baue_demo_auf(context):
    """Build the demo city in the current site.

    Applied again, in a later transaction, people work on what is stored then; applied
    once more, nothing happens.

    :param context: the tool that applies the profile; not used.
    :raises DemoNichtInstalliert: the libraries of the extra ``demo`` are missing.
    :raises Hindernisse: users, groups or content of the site are in the way.
    """
    from collective.eakte.demo.voraussetzungen import pruefe_voraussetzungen

    pruefe_voraussetzungen()

    from collective.eakte.demo.aufbau import arbeite
    from collective.eakte.demo.aufbau import baue_auf
    from plone import api

    portal = api.portal.get()
    if not baue_auf(portal):
        arbeite(portal)

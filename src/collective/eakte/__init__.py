"""Elektronische Akte for Plone."""

from zope.i18nmessageid import MessageFactory

import logging


PACKAGE_NAME = "collective.eakte"

_ = MessageFactory(PACKAGE_NAME)

logger = logging.getLogger(PACKAGE_NAME)

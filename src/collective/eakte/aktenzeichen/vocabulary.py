"""Counter scopes to choose from."""

from collective.eakte.aktenzeichen.zaehlkreise import ZAEHLKREISE
from collective.eakte.vocabularies.fabriken import vokabular


zaehlkreise = vokabular(ZAEHLKREISE)

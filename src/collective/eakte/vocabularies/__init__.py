"""Controlled values, with the codes of xdomea where xdomea has them.

Sources: KoSIT code lists Vertraulichkeitsstufe 1.0 and Medium 1.0; the
Aussonderungsart of ``MetadatenAussonderung`` in xdomea 3.1.
"""

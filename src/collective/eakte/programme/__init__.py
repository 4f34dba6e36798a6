"""Other programs (LibreOffice, Tesseract, Ghostscript) that work on one file.

Nothing of Plone and of other rooms is imported: processes that read files use it, too.
"""

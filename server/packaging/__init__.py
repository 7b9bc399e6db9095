"""``python3 garbo.py package``: what is handed out, in ``dist``. The same input gives the same bytes.

The extension for two browsers, the site, the source and the checksums of them all. It stands on Python's
own library, and on web-ext for the extension.
"""

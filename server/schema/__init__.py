"""The wire: what comes in (``incoming``), what goes out (``outgoing``), camelCase JSON.

Unknown fields are refused with a pointer, so that a misspelt one is never silently ignored.
"""

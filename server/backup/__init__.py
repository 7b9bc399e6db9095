"""Backups: everything of a desk in one file, and putting it back."""

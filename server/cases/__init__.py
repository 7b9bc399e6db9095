"""A comment that is being dealt with: its timeline, where it stands, how far it is seen."""

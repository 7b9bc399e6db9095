"""How the weights that are shipped were trained and examined; the server itself needs none of it."""

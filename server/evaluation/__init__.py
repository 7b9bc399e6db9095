"""How good Garbo is, in figures: on a file of one's own, and on the sets of the model card."""

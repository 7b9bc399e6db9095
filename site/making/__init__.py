"""What the site's pages show that is not prose, read from the places where Garbo itself has it."""

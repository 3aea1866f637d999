"""How the toy library came to be what it is."""

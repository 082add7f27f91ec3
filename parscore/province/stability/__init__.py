"""How stable a ranking is when assumed weights move."""

"""The faces that ship with the program, and what makes them."""

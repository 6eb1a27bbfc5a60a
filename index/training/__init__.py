"""How the shipped sentence model is made and measured."""

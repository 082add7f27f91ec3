"""Communes in order, and what separates each from the next rank."""

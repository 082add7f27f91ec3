"""What a change of the rules would do to the communes of a province before it is signed."""

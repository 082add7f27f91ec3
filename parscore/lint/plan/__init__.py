"""What a careful colleague would notice in a plan: one file for each thing."""

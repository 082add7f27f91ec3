"""What a careful colleague would notice in a commune's results: one file for each thing."""

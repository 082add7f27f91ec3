"""The report as one HTML file for a browser: three depths, no network, no script."""

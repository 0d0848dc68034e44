"""The desk of a working group's secretaries."""

VERSION = "0.1.0"

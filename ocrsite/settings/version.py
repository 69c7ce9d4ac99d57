"""The number of this version, as pyproject.toml tells it; written here and nowhere else in the code."""

VERSION = "0.1.0"

"""Reflect Journal: an encrypted, offline journal for reflective practice in safeguarding."""

__version__ = "0.1.0"

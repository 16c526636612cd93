"""Guides: read from data files, led through step by step, chosen by time and purpose."""

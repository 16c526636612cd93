"""Figures: their numbers are pure functions of values; drawing is loaded on first use."""

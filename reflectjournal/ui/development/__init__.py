"""The parts of the Development page."""

"""What is asked for over the window."""

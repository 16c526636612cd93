"""The parts of the Supervision page, of actions and of the calendar."""

"""The act of sharing, step by step: choose, review, decide, save; and the register of it."""

"""Development plans: hints for goals, kinds of evidence, what a regulator asks for."""

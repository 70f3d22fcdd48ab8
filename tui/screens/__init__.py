"""The screens: each wires its widgets and owns their messages."""

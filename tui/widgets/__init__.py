"""The parts of the screens. A widget posts messages and never looks up; the screen wires."""

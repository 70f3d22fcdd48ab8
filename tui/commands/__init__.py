"""The commands, a file each: `HELP`, `arguments(parser)` and `run(arguments)`, the exit status."""

"""One file a command: HELP, add_arguments, run."""

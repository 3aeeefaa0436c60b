"""The control socket: how window and command line talk to the resident, one JSON object a line."""

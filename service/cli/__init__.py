"""The command line: `edaran`, the same as `python -m service`."""

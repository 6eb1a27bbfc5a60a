"""The command line as a module: `python -m service`."""

from __future__ import annotations

from service.cli.main import main

if __name__ == "__main__":
    main()

"""`python -m deskbreak`, `deskbreak` and `deskbreak-gui`."""

from deskbreak.cli import main

if __name__ == "__main__":
    main()

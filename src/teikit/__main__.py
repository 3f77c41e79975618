"""The command, and `python -m teikit`: whoever stops it while it is still loading sees no traceback."""

import sys


def main() -> None:
    """Load the command and run it."""
    try:
        from teikit.cli import main as command

        command()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()

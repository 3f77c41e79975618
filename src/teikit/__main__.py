"""The command, and `python -m teikit`: whoever stops it while it is still loading sees no traceback."""

import os
import sys


def main() -> None:
    """Load the command and run it. Its matrices are small: threads for them would wait for each other."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        from teikit.cli import main as command

        command()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()

"""`python -m teikit` is the command."""

from teikit.cli import main

if __name__ == "__main__":
    main()

"""`python -m film`."""

import sys

from film.cli import main

if __name__ == "__main__":
    sys.exit(main())

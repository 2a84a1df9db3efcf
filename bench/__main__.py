"""Everything that is measured, one after the other."""

import sys

from bench import gate

if __name__ == "__main__":
    sys.exit(gate.main())

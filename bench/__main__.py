"""Everything that is measured, one after the other."""

import sys

from bench import gate, site

if __name__ == "__main__":
    sys.exit(gate.main() or site.main([]))

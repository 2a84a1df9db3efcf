"""How well the gate works, and beside what: run by `make bench`."""

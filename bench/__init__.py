"""How well the gate works, and beside what: run by `make bench`.

    HUB_CORPORA=FOLDER[:FOLDER] make bench [PART]

Each part is a module with a `main` that prints its table and returns 0 or 1. A part whose figures
stand on the page "How well does the gate work?" gives them to `bench.page.put(name, lines,
order=..., seconds=...)`; they are kept in `bench/figures/NAME.json`, and the page is made from
these files. Where the folder of texts is not there, the part says so and keeps what it had.
"""

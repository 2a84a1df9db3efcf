"""Everything that is measured, one part after the other; a part that fails stops no other."""

import sys
import time
import traceback

from bench import documents, files, fuzz, gate, growth, guides, mutants, page, site

PARTS = {
    "gate": gate.main,
    "files": lambda: files.main([]),
    "documents": lambda: documents.main(None),
    "guides": guides.main,
    "fuzz": lambda: fuzz.main([]),
    "growth": lambda: growth.main([]),
    "mutants": lambda: mutants.main([]),
    "site": lambda: site.main([]),
}


def main(asked: list[str]) -> int:
    """Measures the parts asked for, or all. 1: one failed or missed its goal; 2: one is no part."""
    if any(name not in PARTS for name in asked):
        print(f"python -m bench [PART ...]. The parts: {', '.join(PARTS)}.")
        return 0 if {"-h", "--help"} & {*asked} else 2
    begun = time.monotonic()
    failed = []
    for name in asked or PARTS:
        started = time.monotonic()
        print(f"--- {name}", flush=True)
        try:
            code = PARTS[name]()
        except Exception:  # noqa: BLE001 - the other parts are measured all the same
            traceback.print_exc()
            code = 1
        if code:
            failed.append(name)
        said = "did not pass" if code else "done"
        print(f"--- {name}: {said}, {time.monotonic() - started:.0f} s", flush=True)
    page.write()
    print(f"All took {time.monotonic() - begun:.0f} s.")
    if failed:
        print(f"Did not pass: {', '.join(failed)}.")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

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
    """1 if a part failed or missed its goal."""
    begun = time.monotonic()
    failed = []
    for name in asked or PARTS:
        if name not in PARTS:
            print(f"Choose from: {', '.join(PARTS)}.")
            return 2
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

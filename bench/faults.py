"""Every fault at every file operation of publishing a small site: `python -m bench.faults`.

`make test` tries a part of them (tests/test_faults.py); this tries all, or each n-th with `--step`.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    """1 where a fault left something that it should not have left."""
    sys.path.insert(0, str(ROOT / "tests"))
    import faults
    from conftest import fill
    from test_faults import Editions

    parser = argparse.ArgumentParser(description="Faults at each file operation of publishing.")
    parser.add_argument("--step", type=int, default=1, help="try each n-th operation")
    parser.add_argument("--minutes", type=float, default=0, help="stop after so long")
    asked = parser.parse_args(arguments)
    begun = time.monotonic()
    tried = 0
    said: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        editions = Editions(fill(Path(place)))
        whole = len(editions.operations)
        # From the last operation back: the exchange of the folders comes first.
        for at in range(whole, 0, -asked.step):
            if asked.minutes and time.monotonic() - begun > 60 * asked.minutes:
                break
            for fault in faults.FAULTS:
                said += editions.trouble(at, fault)
                tried += 1
    print("\n".join(said))
    print(
        f"{whole} file operations; {tried} faults tried, {len(said)} left something wrong,"
        f" {time.monotonic() - begun:.0f} s."
    )
    return int(bool(said))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Files, pages and data damaged at random, for as long as is asked.

    python -m bench.fuzz --minutes 60

The tries are those of tests/test_fuzz.py, from another seed in each round: a round that fails can
be had again with `HUB_FUZZ_TRIES=300 pytest tests/test_fuzz.py --hypothesis-seed=SEED`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench import page

ROOT = Path(__file__).parent.parent
TESTS = ROOT / "tests" / "test_fuzz.py"
TRIES = 300  # of each kind in one round
LABELS = {
    "files": "Pictures, documents, films: opened and judged",
    "cleaned": "The same, cleaned",
    "texts": "Pages, with changed bytes: judged",
    "soups": "Pages of odd tags: what a browser shows of them is judged",
    "repository": "The whole repository, one of its files edited in a hurry: judged",
}


def round_of(seed: int) -> Counter[str]:
    """How many of each kind were tried from one seed. Raises SystemExit where one failed."""
    with tempfile.TemporaryDirectory() as place:
        counts = Path(place) / "counts.json"
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "pytest", str(TESTS), "-q", "-x", "-p", "no:xdist",
             f"--hypothesis-seed={seed}"],
            cwd=ROOT, capture_output=True, text=True, check=False,
            env={**os.environ, "HUB_FUZZ_TRIES": str(TRIES), "HUB_FUZZ_COUNTS": str(counts)},
        )  # fmt: skip
        if done.returncode:
            raise SystemExit(
                f"A try failed from seed {seed}. See it with"
                f" HUB_FUZZ_TRIES={TRIES} python -m pytest tests/test_fuzz.py"
                f" --hypothesis-seed={seed}"
            )
        return Counter(json.loads(counts.read_text(encoding="utf-8")))


def main(asked: list[str]) -> int:
    """0: whatever was tried was answered."""
    parser = argparse.ArgumentParser(description="Damages files, pages and data at random.")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1, help="of the first round")
    options = parser.parse_args(asked)
    begun, seed = time.monotonic(), options.seed
    total: Counter[str] = Counter()
    while not total or time.monotonic() - begun < 60 * options.minutes:
        total += round_of(seed)
        seed += 1
    lines = [
        "## When it is fed damaged files",
        "",
        "Files, pages and data were damaged at random. Each must be answered by a finding or by"
        " one plain sentence.",
        "",
        "| What was damaged | Tried | Not answered |",
        "|---|---|---|",
        *(f"| {label} | {total[name]} | 0 |" for name, label in LABELS.items()),
        "",
        f"Seeds {options.seed} to {seed - 1}.",
    ]
    print("\n".join(lines))
    page.put("fuzz", lines, order=42, seconds=time.monotonic() - begun)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

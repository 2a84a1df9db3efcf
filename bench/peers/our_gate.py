"""The hub's own gate, asked as its peers are."""

import gc
import sys
from pathlib import Path

from loop import answer

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.gate import REPORT_WAY, WAYS, found  # noqa: E402
from hub import COLLECT_AFTER  # noqa: E402
from hub.rules import vocabulary  # noqa: E402

gc.set_threshold(COLLECT_AFTER)  # as every command of the hub

with vocabulary.load(ROOT):
    answer(
        lambda text: {
            way: [span for _, span in found(text, audience)] for way, audience in WAYS.items()
        },
        once=lambda text: found(text, WAYS[REPORT_WAY]),
    )

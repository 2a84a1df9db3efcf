"""Narration: one sound file a line, made by a pinned neural voice where nobody has recorded it.

The voice is needed only to make new lines. Its parts come from package registries and are kept
outside the repository; `recipe.json` beside the sound pins what they were by hash, so that the
same words give the same sound.
"""

from __future__ import annotations

import hashlib
import importlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from film import paths, sound, story

RECIPE = paths.SYNTHETIC.parent / "recipe.json"
EDGE = 0.03  # seconds kept before and after the first and last sound
FLOOR = 0.006  # below this share of full scale is silence


def narrate(parts: Path, only: list[str] | None = None) -> list[str]:
    """Make the sound of each line that has none or whose words changed; return their ids."""
    recipe = json.loads(RECIPE.read_text("utf-8"))
    days = story.deadlines()
    wanted = [line for line in story.standard().lines if only is None or line.id in only]
    stale = [
        line
        for line in wanted
        if only
        or recipe["lines"].get(line.id) != key(story.spoken(line, days), recipe)
        or not sound.synthetic(line.id).exists()
    ]
    if not stale:
        return []
    speak = _voice(parts, recipe)
    for line in stale:
        words = story.spoken(line, days)
        _keep(sound.synthetic(line.id), _unhurried(words, speak, recipe))
        recipe["lines"][line.id] = key(words, recipe)
    known = {line.id for line in story.standard().lines}
    recipe["lines"] = {name: value for name, value in recipe["lines"].items() if name in known}
    RECIPE.write_text(json.dumps(recipe, indent=2, sort_keys=True) + "\n", "utf-8")
    return [line.id for line in stale]


def key(words: str, recipe: dict[str, Any]) -> str:
    """What a line's sound depends on: its words, the voice's parts and its pace."""
    basis = [
        words,
        recipe["model_sha256"],
        recipe["voice_sha256"],
        recipe["vocabulary_sha256"],
        recipe["speed"],
        recipe["brisk"],
        recipe["slowest"],
    ]
    return hashlib.sha256(json.dumps(basis).encode()).hexdigest()[:16]


def _unhurried(words: str, speak: Any, recipe: dict[str, Any]) -> npt.NDArray[np.float32]:
    """A line the voice rushes is read again, slower, but never so slow that it drawls."""
    samples = trimmed(speak(words, recipe["speed"]))
    pace = len(words.split()) * 60 * sound.RATE / len(samples)
    if pace <= recipe["brisk"]:
        return samples
    return trimmed(speak(words, recipe["speed"] * max(recipe["slowest"], recipe["brisk"] / pace)))


def trimmed(samples: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The sound without the silence before and after it, so that captions start with speech."""
    loud = np.flatnonzero(np.abs(samples) > FLOOR)
    if not len(loud):
        raise story.Unready(
            "narration: The voice gave silence for a line: reword it or give it a `say`."
        )
    edge = int(EDGE * sound.RATE)
    return samples[max(0, int(loud[0]) - edge) : int(loud[-1]) + 2 * edge]


def _keep(path: Path, samples: npt.NDArray[np.float32]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()
    raw = f"-v error -y -f s16le -ar {sound.RATE} -ac 1 -i -".split()
    form = [
        "-map_metadata",
        "-1",
        "-fflags",
        "+bitexact",
        "-flags:a",
        "+bitexact",
        "-compression_level",
        "12",
    ]
    sound.ask([*raw, *form, "-c:a", "flac", str(path)], whole)


def _voice(parts: Path, recipe: dict[str, Any]) -> Any:
    """A function from words to sound; refuses parts other than those the recipe pins."""
    for file, wanted in (
        ("kokoro.onnx", "model_sha256"),
        ("voice.bin", "voice_sha256"),
        ("vocab.json", "vocabulary_sha256"),
    ):
        found = hashlib.sha256((parts / file).read_bytes()).hexdigest()
        if found != recipe[wanted]:
            raise story.Unready(
                f"{file}: Use the part that film/narration/recipe.json pins; this one differs."
            )
    spacy: Any = importlib.import_module("spacy")
    load = spacy.load
    # The pronouncer asks spaCy for a model by a name that is on no registry; give it the
    # one that is.
    spacy.load = lambda name, **more: load(
        recipe["spacy_model"] if name == "en_core_web_sm" else name, **more
    )
    spacy.util.is_package = lambda _name: True
    english: Any = importlib.import_module("misaki.en")
    fallback: Any = importlib.import_module("misaki.espeak")
    phonemes = english.G2P(trf=False, british=True, fallback=fallback.EspeakFallback(british=True))
    runtime: Any = importlib.import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = (
        1  # the order of additions, and so the bytes, must not depend on the machine
    )
    session = runtime.InferenceSession(str(parts / "kokoro.onnx"), options)
    vocabulary = json.loads((parts / "vocab.json").read_text("utf-8"))["vocab"]
    styles = np.frombuffer((parts / "voice.bin").read_bytes(), np.float32).reshape(-1, 1, 256)

    def speak(words: str, speed: float) -> npt.NDArray[np.float32]:
        spelt, _tokens = phonemes(words)
        tokens = [vocabulary[sign] for sign in spelt if sign in vocabulary]
        names = [one.name for one in session.get_inputs()]
        given = {
            names[0]: np.array([[0, *tokens, 0]], np.int64),
            names[1]: styles[len(tokens)],
            names[2]: np.array([speed], np.float32),
        }
        return np.asarray(session.run(None, given)[0], np.float32).reshape(-1)

    return speak

"""The studio's front desk: `python -m film build|narrate|render|encode|check|preview`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from film import paths, story
from film.story import Unready


def main(argv: Sequence[str] | None = None) -> int:
    """0 when done, 1 when the film is not what it should be, 2 when it could not be made or
    looked at."""
    parser = argparse.ArgumentParser(prog="python -m film", description="Make and check the film.")
    orders = parser.add_subparsers(dest="order", required=True)
    orders.add_parser(
        "build", help="make everything: films, poster, stills, captions, transcript, lock"
    )
    orders.add_parser(
        "texts", help="write captions, chapters, descriptions, transcript, poster and stills only"
    )
    voice = orders.add_parser("narrate", help="make the sound of new or changed lines")
    voice.add_argument("parts", type=Path, help="folder with kokoro.onnx, voice.bin and vocab.json")
    voice.add_argument("--line", action="append", help="make this line again, whatever its words")
    picture = orders.add_parser("render", help="draw one frame as SVG")
    picture.add_argument("frame", type=int)
    picture.add_argument("target", type=Path)
    orders.add_parser("encode", help="render every frame and make both films")
    orders.add_parser("check", help="say everything that is not what the storyboard says")
    sheet = orders.add_parser("preview", help="draw a sheet of small pictures, one a second")
    sheet.add_argument("target", type=Path)
    sheet.add_argument("--every", type=float, default=1.0, help="seconds between pictures")
    chosen = parser.parse_args(argv)
    try:
        return _do(chosen)
    except Unready as trouble:
        print(trouble, file=sys.stderr)
        return 2


def _do(chosen: argparse.Namespace) -> int:
    """Fetch only what the order needs: the voice and the renderer are heavy."""
    if chosen.order == "narrate":
        from film import narrate

        for line in narrate.narrate(chosen.parts, chosen.line):
            print(line)
    elif chosen.order == "render":
        from film import render

        chosen.target.write_text(render.picture(chosen.frame) + "\n", "utf-8")
    elif chosen.order == "preview":
        from film import preview

        preview.sheet(chosen.target, chosen.every)
    elif chosen.order == "check":
        from film import check

        wrong = check.check()
        print("\n".join([*(wrong or ["The film is what the storyboard says."]), *check.behind()]))
        return 1 if wrong else 0
    else:
        from film import make

        make.make(
            films=chosen.order in ("build", "encode"), texts=chosen.order in ("build", "texts")
        )
        print(f"{story.standard().title}: made, see {paths.named(paths.SHOWN)}")
    return 0

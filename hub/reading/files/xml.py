"""XML, read with neither entities nor document types, and never deeper than a reader can follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from hub.reading.files.contents import Broken

DEEPEST = 60
MOST_NODES = 50_000  # elements and attributes


@dataclass(frozen=True)
class Node:
    """One element: its namespace and name, its attributes, and the words directly in it.

    `words` holds text and tails in reading order: `(position among children, text)`.
    """

    space: str
    name: str
    attributes: Mapping[str, str]
    children: list[Node] = field(default_factory=list)
    words: list[tuple[int, str]] = field(default_factory=list)

    def every(self) -> list[Node]:
        """This element and all below it, in reading order."""
        found: list[Node] = []
        waiting = [self]
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting.extend(reversed(node.children))
        return found

    def text(self) -> str:
        """Its own words and those below it, run together."""
        pieces: list[str] = []
        waiting: list[Node | str] = [self]
        while waiting:
            item = waiting.pop()
            if isinstance(item, str):
                pieces.append(item)
                continue
            parts: list[Node | str] = []
            said = dict(item.words)
            for number in range(len(item.children) + 1):
                if number in said:
                    parts.append(said[number])
                if number < len(item.children):
                    parts.append(item.children[number])
            waiting.extend(reversed(parts))
        return "".join(pieces)


@dataclass
class Tree:
    """A document: its root, its comments, and whether it has instructions to programs."""

    root: Node
    comments: list[str]
    instructions: list[str]
    nodes: int
    spaces: frozenset[str] = frozenset()  # every namespace declared, used or not


def parse(data: bytes, most: int = MOST_NODES) -> Tree:
    """The tree, or Broken with a sentence where it has more than `most` parts.

    Attributes are named `space name` where they have a namespace, and plainly where they have none.
    """
    reader = _Reader(most)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.opens
    parser.EndElementHandler = reader.closes
    parser.CharacterDataHandler = reader.says
    parser.CommentHandler = reader.comments.append
    parser.ProcessingInstructionHandler = lambda name, rest: reader.instructions.append(
        f"{name} {rest}"
    )
    parser.StartNamespaceDeclHandler = lambda _, space: reader.spaces.add(space or "")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise Broken(
            "Its inside is damaged: it is not well-formed XML. Save it again from its program."
        ) from None
    if reader.root is None:
        raise Broken("It is empty. Save it again from the program it came from.")
    return Tree(
        reader.root, reader.comments, reader.instructions, reader.count, frozenset(reader.spaces)
    )


def _refuse_doctype(*_: object) -> None:
    raise Broken(
        "It has a document type declaration, which can pull in other files or fill the memory."
        " Save it without one."
    )


class _Reader:
    """Gathers what expat calls out. A class, since the tree under construction is state."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.root: Node | None = None
        self.open: list[Node] = []
        self.count = 0
        self.comments: list[str] = []
        self.instructions: list[str] = []
        self.spaces: set[str] = set()

    def opens(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        node = Node(space, local, attributes)
        self.count += 1 + len(attributes)
        if len(self.open) >= DEEPEST or self.count > self.most:
            raise Broken(
                "It is nested too deeply or has too many parts to check safely."
                " Make it simpler and save it again."
            )
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)

    def closes(self, _: str) -> None:
        self.open.pop()

    def says(self, words: str) -> None:
        node = self.open[-1]
        place = len(node.children)
        if node.words and node.words[-1][0] == place:
            words = node.words.pop()[1] + words
        node.words.append((place, words))

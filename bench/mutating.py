"""Small faults put into a module on purpose, one at a time: what a test must notice.

Each mutant changes one place of a module: an alternative of a pattern is dropped, a separator of a
class, a guard, an operand, a word list; a comparison is turned round, a function returns at once,
a view of a text is left out.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

# What a rule says to people, and its examples: not what it does.
_TOLD = frozenset(["title", "why", "instead", "more", "blocks", "allows"])
_TURNED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_PATTERN = re.compile(r"[|\\]|\(\?|\[[^\]]+\]")
_MOST = 8  # members of one literal list that are dropped in turn


@dataclass(frozen=True)
class Mutant:
    """One change of one module; `was` and `now` name it whatever line it stands on."""

    path: str
    line: int
    was: str
    now: str
    source: str

    @property
    def name(self) -> tuple[str, str, str]:
        """What stays the same when lines move."""
        return self.path, self.was, self.now


def mutants(path: str, source: str) -> Iterator[Mutant]:
    """Every mutant of one module that is still Python, each once."""
    tree = ast.parse(source)
    seen: set[str] = {ast.unparse(tree)}
    for node, parent, field, index in _places(tree):
        for new in _variants(node, parent):
            _put(parent, field, index, new)
            text = ast.unparse(ast.fix_missing_locations(tree))
            _put(parent, field, index, node)
            if text not in seen:
                seen.add(text)
                was, now = _told(node, new)
                yield Mutant(path, getattr(node, "lineno", 1), was, now, text)


_Place = tuple[ast.AST, ast.AST, str, int | None]


def _places(tree: ast.AST) -> list[_Place]:
    """Every node that does something, with where it hangs."""
    found: list[_Place] = []

    def walk(parent: ast.AST) -> None:
        for field, value in ast.iter_fields(parent):
            if field in ("annotation", "returns", "decorator_list"):
                continue
            many = isinstance(value, list)
            for index, node in enumerate(value if many else [value]):
                if not isinstance(node, ast.AST) or _silent(node):
                    continue
                found.append((node, parent, field, index if many else None))
                walk(node)

    walk(tree)
    return found


def _silent(node: ast.AST) -> bool:
    """What a program says to people, imports and the words a rule says."""
    if isinstance(node, ast.Import | ast.ImportFrom | ast.AnnAssign):
        return not isinstance(node, ast.AnnAssign)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        return True
    if isinstance(node, ast.Raise):
        return True
    return isinstance(node, ast.keyword) and node.arg in _TOLD


def _put(parent: ast.AST, field: str, index: int | None, node: ast.AST) -> None:
    if index is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[index] = node


def _told(node: ast.AST, new: ast.AST) -> tuple[str, str]:
    """The change in few words: only where two texts differ."""
    if isinstance(node, ast.FunctionDef):
        return f"def {node.name}", ast.unparse(new).splitlines()[-1].strip()
    was, now = ast.unparse(node), ast.unparse(new)
    if isinstance(node, ast.If):
        was, now = f"if {ast.unparse(node.test)}", f"if {ast.unparse(new.test)}"  # type: ignore[attr-defined]
    start = 0
    while start < min(len(was), len(now)) and was[start] == now[start]:
        start += 1
    end = 0
    while end < min(len(was), len(now)) - start and was[-1 - end] == now[-1 - end]:
        end += 1
    if len(was) < 90:
        return was, now
    cut = slice(max(0, start - 30), None)
    return was[cut][: len(was) - end - cut.start + 20], now[cut][: len(now) - end - cut.start + 20]


def _variants(node: ast.AST, parent: ast.AST) -> Iterator[ast.AST]:
    """What a node may turn into."""
    if isinstance(node, ast.Constant):
        yield from _constants(node, parent)
    elif isinstance(node, ast.Compare) and len(node.ops) == 1:
        turned = _TURNED[type(node.ops[0])]()
        yield ast.Compare(node.left, [turned], node.comparators)
    elif isinstance(node, ast.BoolOp):
        for n in range(len(node.values)):
            left = [*node.values[:n], *node.values[n + 1 :]]
            yield left[0] if len(left) == 1 else ast.BoolOp(node.op, left)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.If | ast.IfExp):
        for value in (True, False):
            yield type(node)(ast.Constant(value), node.body, node.orelse)  # type: ignore[arg-type]
    elif isinstance(node, ast.comprehension) and node.ifs:
        for n in range(len(node.ifs)):
            ifs = [*node.ifs[:n], *node.ifs[n + 1 :]]
            yield ast.comprehension(node.target, node.iter, ifs, node.is_async)
    elif (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Yield | ast.YieldFrom)
    ) or isinstance(node, ast.AugAssign | ast.Continue | ast.Break):
        yield ast.Pass()
    elif isinstance(node, ast.FunctionDef):
        yield from _returns(node)
    else:
        yield from _members(node)


def _returns(node: ast.FunctionDef) -> Iterator[ast.AST]:
    """The function, ended before it has done anything."""
    told = ast.unparse(node.returns) if node.returns else ""
    values: list[ast.expr | None] = [None]
    if told == "bool":
        values = [ast.Constant(True), ast.Constant(False)]
    elif told.startswith(("list", "tuple")):
        values = [ast.List([], ast.Load()) if told[0] == "l" else ast.Tuple([], ast.Load())]
    elif told.startswith("frozenset"):
        values = [ast.Call(ast.Name("frozenset", ast.Load()), [], [])]
    for value in values:
        body: list[ast.stmt] = [ast.Return(value)]
        if any(isinstance(n, ast.Yield | ast.YieldFrom) for n in ast.walk(node)):
            body.append(ast.Expr(ast.Yield(None)))
            body = [ast.Return(None), body[-1]]
        new = ast.FunctionDef(
            node.name, node.args, body, node.decorator_list, node.returns, node.type_comment
        )
        new.type_params = getattr(node, "type_params", [])  # type: ignore[attr-defined]
        yield new


def _members(node: ast.AST) -> Iterator[ast.AST]:  # noqa: C901 - one branch for each kind of node
    """Lists, calls and sets with a member less; a view left out."""
    if isinstance(node, ast.List | ast.Tuple | ast.Set) and len(node.elts) > 1:
        for n in range(min(len(node.elts), _MOST)):
            elements = [*node.elts[:n], *node.elts[n + 1 :]]
            yield (
                ast.Set(elements) if isinstance(node, ast.Set) else type(node)(elements, ast.Load())
            )
    elif isinstance(node, ast.Call):
        if isinstance(node.func, ast.Name) and node.func.id in ("either", "near_words", "chain"):
            for n in range(len(node.args) if node.func.id != "near_words" else 0):
                if len(node.args) > 1:
                    args = [*node.args[:n], *node.args[n + 1 :]]
                    yield ast.Call(node.func, args, node.keywords)
        for n, word in enumerate(node.keywords):
            if word.arg in ("flags", "unless"):
                keywords = [*node.keywords[:n], *node.keywords[n + 1 :]]
                yield ast.Call(node.func, node.args, keywords)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            yield from _fewer_words(node)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr | ast.BitAnd | ast.Sub):
        yield node.left
        if not isinstance(node.op, ast.Sub):
            yield node.right
    elif isinstance(node, ast.Attribute) and node.attr == "views":
        for low, high in ((1, None), (None, 1), (None, 2)):
            cut = ast.Slice(low and ast.Constant(low), high and ast.Constant(high))
            yield ast.Subscript(node, cut, ast.Load())
    elif isinstance(node, ast.Name) and node.id == "EVERYTHING":
        yield ast.parse("frozenset({'exemplar'})", mode="eval").body


def _fewer_words(node: ast.Call) -> Iterator[ast.AST]:
    """A list of words without its first half, its second half, or all."""
    if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Constant):
        words = str(node.func.value.value).split()
        half = len(words) // 2
        for kept in (words[:half], words[half:], []):
            literal = ast.Constant(" ".join(kept))
            func = ast.Attribute(literal, "split", ast.Load())
            yield ast.Call(func, node.args, node.keywords)


def _constants(node: ast.Constant, parent: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield ast.Constant(node.value + 1)
    elif isinstance(node.value, str) and _PATTERN.search(node.value):
        for text in patterns(node.value, whole=not isinstance(parent, ast.JoinedStr)):
            yield ast.Constant(text)


def patterns(text: str, *, whole: bool) -> Iterator[str]:
    """A pattern with something taken away: an alternative, what may be repeated or left out, a
    look around, a member of a small class. `whole` says that it is no part of a longer pattern."""
    groups: list[list[int]] = [[0 if whole else -1]]  # where each open group's alternatives start
    heads: list[int] = [0]
    at = 0
    while at < len(text):
        c = text[at]
        if c == "\\":
            at += 2
            yield from _quantified(text, at)
            continue
        if c == "[":
            end = _class_end(text, at)
            yield from _smaller_class(text, at, end)
            at = end
            yield from _quantified(text, at)
            continue
        if c == "(":
            heads.append(at)
            head = re.match(r"\((?:\?(?:P<\w+>|[:=!]|<[=!]|[a-z]+:))?", text[at:])
            at += len(head.group()) if head else 1
            groups.append([at])
            continue
        if c == "|":
            groups[-1].append(at + 1)
        elif c == ")":
            yield from _alternatives(text, groups[-1], at) if len(groups) > 1 else ()
            if len(groups) > 1:
                groups.pop()
                head_at = heads.pop()
                if text.startswith(("(?=", "(?!", "(?<=", "(?<!"), head_at):
                    yield text[:head_at] + text[at + 1 :]
            at += 1
            yield from _quantified(text, at)
            continue
        at += 1
        if c not in "|?*+{^$":
            yield from _quantified(text, at)
    while len(groups) > 1:
        yield from _alternatives(text, groups.pop(), -1)
    yield from _alternatives(text, groups[0], len(text) if whole else -1)


def _alternatives(text: str, starts: list[int], end: int) -> Iterator[str]:
    """The text without each alternative in turn; -1 where its start or end is not in this text."""
    for n, start in enumerate(starts):
        stop = starts[n + 1] - 1 if n + 1 < len(starts) else end
        if start < 0 or stop < 0 or len(starts) < 2:
            continue
        if n + 1 < len(starts):
            yield text[:start] + text[stop + 1 :]
        else:
            yield text[: start - 1] + text[stop:]


def _quantified(text: str, at: int) -> Iterator[str]:
    """What may be left out or repeated, here just once or as often as may be."""
    rest = text[at:]
    if rest[:1] in ("?", "*", "+") and rest[:1]:
        yield text[:at] + text[at + 1 :].removeprefix("?")
        if rest[0] in "*+":
            yield text[:at] + ("?" if rest[0] == "*" else "") + text[at + 1 :]
    span = re.match(r"\{(\d+),(\d*)\}", rest)
    if span:
        after = text[at + span.end() :]
        yield f"{text[:at]}{{{span.group(1)}}}{after.removeprefix('?')}"
        if span.group(2):
            yield f"{text[:at]}{{{span.group(2)}}}{after.removeprefix('?')}"


def _class_end(text: str, at: int) -> int:
    end = at + 1
    if text[end : end + 1] == "^":
        end += 1
    if text[end : end + 1] == "]":
        end += 1
    while end < len(text) and text[end] != "]":
        end += 2 if text[end] == "\\" else 1
    return end + 1


def _smaller_class(text: str, at: int, end: int) -> Iterator[str]:
    """A class of two to seven members without each of them."""
    inner = text[at + 1 : end - 1]
    if inner.startswith("^"):
        return
    members = re.findall(
        r"(?:\\u\w{4}|\\x\w\w|\\.|.)(?:-(?:\\u\w{4}|\\.|[^\]]))?", inner, re.DOTALL
    )
    if 2 <= len(members) <= 7:
        for n in range(len(members)):
            kept = "".join(m for k, m in enumerate(members) if k != n)
            yield f"{text[: at + 1]}{kept}{text[end - 1 :]}"

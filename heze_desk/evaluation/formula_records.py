"""The formulae of a scheme: sums a secretary can read and write, such as 按时报送次数 ÷ 应报次数 × 100."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from heze_desk.errors import DeskError

LENGTH = 200
"""Characters a formula may have; a longer one is read by nobody."""
DEPTH = 20
SIGNS = MappingProxyType(
    {"*": "×", "/": "÷", "－": "-", "−": "-", "＋": "+", "（": "(", "）": ")", "，": ",", "、": ","}
)
TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([^\W\d]\w*)|(.))")
CHOOSE: Mapping[str, Callable[..., Fraction]] = MappingProxyType({"最大": max, "最小": min})


@dataclass(frozen=True)
class Number:
    value: Fraction


@dataclass(frozen=True)
class Name:
    """A measure of the row, such as 应报次数."""

    name: str


@dataclass(frozen=True)
class Sum:
    """Two sides and the sign between them: + - × ÷."""

    sign: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True)
class Choice:
    """最大（…） or 最小（…）."""

    name: str
    of: tuple["Node", ...]


Node = Number | Name | Sum | Choice


@dataclass(frozen=True)
class Formula:
    """Read once; refuses what cannot be read by a sentence that names the place."""

    text: str
    node: Node

    @property
    def names(self) -> tuple[str, ...]:
        """The measures it asks for, each once, in the order of the text."""
        return tuple(dict.fromkeys(_names(self.node)))

    def worth(self, measures: Mapping[str, Fraction]) -> Fraction | None:
        """Its value, exactly; None where it would divide by nothing, or a measure is not known."""
        return _worth(self.node, measures)

    def told(self, measures: Mapping[str, Fraction]) -> str:
        """The formula with the value behind each measure: 按时报送次数（9）÷应报次数（12）×100."""
        return _told(self.node, measures)


def read(text: str) -> Formula:
    """The formula in these words."""
    if not text.strip():
        raise DeskError("算式不能为空；请写成如“按时报送次数÷应报次数×100”。")
    if len(text) > LENGTH:
        raise DeskError(f"算式超过 {LENGTH} 字，没有人看得懂；请拆成几项。")
    reading = _Reading(text)
    node = reading.sum()
    reading.end()
    return Formula(text=text.strip(), node=node)


class _Reading:
    """Goes through the tokens once; products bind closer than sums."""

    def __init__(self, text: str) -> None:
        self._text = text.strip()
        self._tokens = [_normal(found) for found in TOKEN.finditer(self._text)]
        self._at = 0
        self._depth = 0

    def sum(self) -> Node:
        return self._chain("+-", self._product)

    def end(self) -> None:
        if self._at < len(self._tokens):
            raise self._refused(f"“{self._tokens[self._at]}”放在这里读不通")

    def _product(self) -> Node:
        return self._chain("×÷", self._single)

    def _chain(self, signs: str, part: Callable[[], Node]) -> Node:
        node = part()
        while (sign := self._seen()) and sign in signs:
            self._at += 1
            node = Sum(sign, node, part())
        return node

    def _single(self) -> Node:
        token = self._next()
        if token == "(":
            return self._within(self.sum)[0]
        if token in CHOOSE:
            if self._next() != "(":
                raise self._refused(f"“{token}”后面要有括号")
            return Choice(token, self._within(self.sum))
        if token[0].isdigit():
            return Number(Fraction(token))
        if token[0].isalpha():
            return Name(token)
        raise self._refused(f"“{token}”放在这里读不通")

    def _within(self, part: Callable[[], Node]) -> tuple[Node, ...]:
        """What stands up to the closing bracket, parted by commas."""
        self._depth += 1
        if self._depth > DEPTH:
            raise self._refused("括号套得太深")
        parts = [part()]
        while self._seen() == ",":
            self._at += 1
            parts.append(part())
        if self._next() != ")":
            raise self._refused("缺少右括号")
        self._depth -= 1
        return tuple(parts)

    def _seen(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _next(self) -> str:
        if not (token := self._seen()):
            raise self._refused("没有写完")
        self._at += 1
        return token

    def _refused(self, why: str) -> DeskError:
        return DeskError(f"算式“{self._text}”{why}；请用名称、数字、＋－×÷和括号来写。")


def _normal(found: re.Match[str]) -> str:
    token = found[1] or found[2] or found[3]
    return SIGNS.get(token, token)


def _names(node: Node) -> Iterator[str]:
    match node:
        case Name(name):
            yield name
        case Sum(_, left, right):
            yield from _names(left)
            yield from _names(right)
        case Choice(_, of):
            for one in of:
                yield from _names(one)
        case Number(_):
            return


def _worth(node: Node, measures: Mapping[str, Fraction]) -> Fraction | None:
    match node:
        case Number(value):
            return value
        case Name(name):
            return measures.get(name)
        case Choice(name, of):
            worth = [_worth(one, measures) for one in of]
            known = [one for one in worth if one is not None]
            return CHOOSE[name](known) if len(known) == len(worth) else None
        case Sum(sign, left, right):
            return _joined(sign, _worth(left, measures), _worth(right, measures))


def _joined(sign: str, left: Fraction | None, right: Fraction | None) -> Fraction | None:
    if left is None or right is None or (sign == "÷" and right == 0):
        return None
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "×":
            return left * right
        case _:
            return left / right


def _told(node: Node, measures: Mapping[str, Fraction]) -> str:
    match node:
        case Number(value):
            return said(value)
        case Name(name):
            known = measures.get(name)
            return f"{name}（{'没有' if known is None else said(known)}）"
        case Choice(name, of):
            return f"{name}（{'，'.join(_told(one, measures) for one in of)}）"
        case Sum(sign, left, right):
            shown = "－" if sign == "-" else "＋" if sign == "+" else sign
            return f"{_closed(left, sign, measures)}{shown}{_closed(right, sign, measures, last=True)}"


def _closed(node: Node, sign: str, measures: Mapping[str, Fraction], *, last: bool = False) -> str:
    """A side in brackets where it would be read otherwise without."""
    told = _told(node, measures)
    if not isinstance(node, Sum):
        return told
    looser = sign in "×÷" and node.sign in "+-"
    same = last and sign in "-÷" and (node.sign in "+-") == (sign == "-")
    return f"（{told}）" if looser or same else told


def said(value: Fraction, places: int = 2) -> str:
    """A number as offices print it: 75, 66.67; half goes up."""
    scaled = value * 10**places
    whole = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    text = f"{whole // 10**places}.{whole % 10**places:0{places}d}".rstrip("0").rstrip(".")
    return f"-{text}" if value < 0 and whole else text

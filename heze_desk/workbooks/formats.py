"""What a cell's number format says of its value: a day, a month, a percentage, or nothing."""

import re
from xml.etree.ElementTree import Element

from heze_desk.workbooks.sheets import Shape

# Numbers that need no entry in the file; 27–58 are those of a Chinese Excel (ECMA-376, 18.8.30).
BUILT_IN = {
    **dict.fromkeys((9, 10), Shape.PERCENT),
    **dict.fromkeys((14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58), Shape.DAY),
    **dict.fromkeys((17, 27, 36, 50, 52, 57), Shape.MONTH),
}
QUIET = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM/PM|A/P|上午/下午', re.IGNORECASE)


def shapes(styles: Element) -> list[Shape]:
    """The shape of each cell style, by its place in the file; a broken entry counts as plain."""
    custom = {one.get("numFmtId"): shape(one.get("formatCode", "")) for one in styles.iterfind(".//numFmts/numFmt")}
    return [_shape(one.get("numFmtId", "0"), custom) for one in styles.iterfind("./cellXfs/xf")]


def shape(code: str) -> Shape:
    """What a format such as yyyy"年"m"月" shows; only its first section counts."""
    shown = QUIET.sub("", code.split(";")[0]).lower()
    if "general" in shown or "通用" in shown:
        return Shape.PLAIN
    if "%" in shown:
        return Shape.PERCENT
    if "d" in shown:
        return Shape.DAY
    return Shape.MONTH if "y" in shown and "m" in shown else Shape.PLAIN


def _shape(number: str, custom: dict[str | None, Shape]) -> Shape:
    if number in custom:
        return custom[number]
    return BUILT_IN.get(int(number), Shape.PLAIN) if number.isdigit() else Shape.PLAIN

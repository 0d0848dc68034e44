"""The styles of the file, under the names offices use.

In Chinese, Word and WPS show the built-in Normal as 正文 and Title as 标题; another style of these names would collide.
"""

from dataclasses import dataclass

from reports.fonts import Role
from reports.layout import FOLIO_SIZE, IMPRINT_SIZE, SIZES, TITLE_SIZE

BODY, TITLE = "Normal", "Title"
RED = "FF0000"
"""Y80 M80 (6.2) as offices choose it on screen."""
LEADING = 1.4
"""In em: of what stands off the grid, such as captions and the texts of tables."""
_SMALL = SIZES["小四"]


@dataclass(frozen=True, kw_only=True)
class Style:
    """How paragraphs of one name look; lines are `pitch` points high, or one of the grid where it is 0."""

    role: Role = Role.BODY
    size: float = SIZES["三号"]
    align: str = "both"
    indent: int = 0  # characters, of the first line
    pitch: float = 0.0
    level: int = 0  # in the outline beside the text
    keep: bool = False  # with the next paragraph
    colour: str = ""
    natural: bool = False  # lines as high as what stands in them

    @property
    def on_grid(self) -> bool:
        """Whether its lines are those of the text."""
        return not self.pitch and not self.natural


STYLES = {
    BODY: Style(indent=2),
    TITLE: Style(role=Role.TITLE, size=TITLE_SIZE, align="center", keep=True),
    "标题说明": Style(role=Role.SUBHEADING, align="center", keep=True),
    "一级标题": Style(role=Role.HEADING, indent=2, level=1, keep=True),
    "二级标题": Style(role=Role.SUBHEADING, indent=2, level=2, keep=True),
    "三级标题": Style(indent=2, level=3, keep=True),
    "四级标题": Style(indent=2, level=4, keep=True),
    "发文机关标志": Style(role=Role.TITLE, align="center", keep=True, colour=RED, natural=True),
    "份号": Style(align="left", keep=True),
    "密级和紧急程度": Style(role=Role.HEADING, align="left", keep=True),
    "发文字号": Style(align="center"),
    "主送": Style(align="left", keep=True),
    "附件说明": Style(align="left"),
    "落款": Style(align="right"),
    "附注": Style(indent=2),
    "出席名单": Style(),
    "附件": Style(role=Role.HEADING, align="left", keep=True, level=1),
    "版记": Style(size=IMPRINT_SIZE, pitch=1.5 * IMPRINT_SIZE),
    "表题": Style(role=Role.HEADING, size=_SMALL, align="center", pitch=LEADING * _SMALL, keep=True),
    "表头": Style(role=Role.HEADING, size=_SMALL, align="center", pitch=LEADING * _SMALL),
    "表文": Style(size=_SMALL, pitch=LEADING * _SMALL),
    "表注": Style(size=SIZES["五号"], pitch=15.5),
    "图": Style(size=1.0, align="center", natural=True),
    "图题": Style(role=Role.HEADING, size=_SMALL, align="center", pitch=LEADING * _SMALL),
    "页码": Style(role=Role.NUMBER, size=FOLIO_SIZE, align="left", pitch=FOLIO_SIZE * 1.25),
    "页眉": Style(role=Role.HEADING, size=SIZES["五号"], align="right", pitch=SIZES["五号"] * 1.25),
    "间隔": Style(size=1.0, pitch=1.0),
}
"""间隔 is what Word wants between two tables and after the last one."""
WITHIN = {"黑体字": Role.HEADING, "楷体字": Role.SUBHEADING, "仿宋字": Role.BODY}
"""Styles of single words."""
INSIDE = {role: name for name, role in WITHIN.items()}


def identifier(name: str) -> str:
    """What refers to a style within the file."""
    return {BODY: BODY, TITLE: TITLE}.get(name) or f"P{list(STYLES).index(name)}"


def word_identifier(name: str) -> str:
    """What refers to a style of single words."""
    return f"W{list(WITHIN).index(name)}"

"""The names of the faces as Word and WPS know them, and what stands in where an office has not got them."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from reports.docx.markup import node
from reports.fonts import Role


@dataclass(frozen=True)
class Named:
    """A face by the name the office picks it by; `others` are tried in order by a program that has not got it."""

    name: str
    others: tuple[str, ...]
    panose: str


NAMED = {
    Role.TITLE: Named(
        "方正小标宋简体", ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "宋体"), "02010601030101010101"
    ),
    Role.BODY: Named("仿宋_GB2312", ("仿宋", "FangSong", "华文仿宋"), "02010609030101010101"),
    Role.HEADING: Named("黑体", ("SimHei", "思源黑体", "Noto Sans CJK SC"), "02010609060101010101"),
    Role.SUBHEADING: Named("楷体_GB2312", ("楷体", "KaiTi", "华文楷体"), "02010609030101010101"),
    Role.NUMBER: Named("宋体", ("SimSun", "思源宋体", "Noto Serif CJK SC"), "02010600030101010101"),
}
"""华文中宋 comes with Word and is nearer to 小标宋 than a 宋体 made bold."""


def rfonts(role: Role) -> Element:
    """One face for all scripts, as on paper: figures and Latin letters are those of the Chinese face."""
    name = NAMED[role].name
    return node("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def font_table() -> Element:
    """Its alternative names are read by Word and WPS when they look for a face."""
    return node("fonts", *(_font(named) for named in NAMED.values()))


def _font(named: Named) -> Element:
    return node(
        "font",
        node("altName", val=",".join(named.others)),
        node("panose1", val=named.panose),
        node("charset", val="86"),  # GB 2312
        node("family", val="auto"),
        node("pitch", val="default"),
        name=named.name,
    )

"""What holds for the whole file: odd and even pages, Chinese line breaking, and the behaviour of a recent Word."""

from xml.etree.ElementTree import Element

from reports.docx.markup import node

AS_WORD_IN_CHINESE = ("balanceSingleByteDoubleByteWidth", "ulTrailSpace", "doNotExpandShiftReturn", "useFELayout")
RECENT = "15"
_OF_WORD = "http://schemas.microsoft.com/office/word"


def settings() -> Element:
    return node(
        "settings",
        node("zoom", percent=100),
        node("defaultTabStop", val=420),
        node("evenAndOddHeaders"),
        node("characterSpacingControl", val="compressPunctuation"),
        node(
            "compat",
            *map(node, AS_WORD_IN_CHINESE),
            node("compatSetting", name="compatibilityMode", uri=_OF_WORD, val=RECENT),
        ),
        node("themeFontLang", val="en-US", eastAsia="zh-CN"),
        node("decimalSymbol", val="."),
        node("listSeparator", val=","),
    )

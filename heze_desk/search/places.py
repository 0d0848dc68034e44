"""The pages of the window and the parts of the settings, which are found by their names alone."""

from collections.abc import Iterable, Mapping

from heze_desk.search.records import Fit, Group, Hit, Kind, fold, words
from heze_desk.search.telling import holds

SETTINGS = (
    "名称和版头",
    "编号样式",
    "报送范围",
    "纸面",
    "亮灯规则",
    "默认办理时限",
    "工作日历",
    "备份",
    "文件核对",
    "操作记录",
)


def places(titles: Mapping[str, str]) -> list[Hit]:
    """The pages of the window by their keys, and the settings where they are one of them."""
    pages = [Hit(Kind.PAGE, 0, title, "打开页面", page) for page, title in titles.items()]
    parts = [Hit(Kind.PAGE, 0, title, titles["settings"], "settings") for title in SETTINGS if "settings" in titles]
    return [*pages, *parts]


def found(known: Iterable[Hit], text: str) -> Group:
    sought = words(text)
    hits = [one for one in known if sought and all(holds(fold(one.title), word) for word in sought)]
    exact = any(fold(one.title) == " ".join(sought) for one in hits)
    return Group(Kind.PAGE, hits, len(hits), Fit.EXACT if exact else Fit.NAMED)

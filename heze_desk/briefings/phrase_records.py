"""Which sentences a briefing is written with, and which places each of them may have."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from heze_desk.briefings.draft_records import Kind

_TASK = "任务 附注 进度 进展"
_OF_ALL = "截至 任务数 分灯"
PLACES = {
    "标题·总体情况": "",
    "标题·产业进展": "",
    "标题·其他进展": "板块",
    "标题·清单": "灯名",
    "标题·报送情况": "",
    "标题·批示落实": "",
    "标题·议定事项": "",
    "标题·存在问题": "",
    "标题·下步安排": "",
    "标题·附件": "",
    "总体·全部来自政策": f"{_OF_ALL} 文件 文号",
    "总体·部分来自政策": f"{_OF_ALL} 文件 文号 政策任务数",
    "总体·没有任务": "截至",
    "总体·三个数": "未完成 逾期 延期后未到期",
    "总体·比上期": "上期 变化",
    "总体·与上期相同": "上期",
    "产业": "领导 牵头部门 任务情况",
    "产业·比上期": "上期 变化",
    "板块": "任务情况",
    "无进展": "起",
    "其他无进展": "板块 起",
    "进展·办结": _TASK,
    "进展·销号": _TASK,
    "进展·在办": f"{_TASK} 状况",
    "进展·其余": "项数",
    "清单·没有": "截至 灯名",
    "清单": "灯名 项数 分灯",
    "清单·部分": "灯名 项数 分灯 列出 见",
    "报送情况": "调度 单位数 时限 截至 分状态",
    "报送·未报": "单位",
    "报送·退回": "单位",
    "报送·迟报": "单位",
    "批示": "批示人 日期 内容 落实",
    "批示·答复": "日期 答复",
    "批示·待答复": "",
    "议定": "项数 分状态",
    "议定·一项": "出处 状态 内容 牵头",
    "问题·总数": "项数 分板块",
    "问题·都在清单": "灯名",
    "问题·见清单": "灯名",
    "问题": "任务 牵头 问题",
    "问题·没有": "",
    "问题·其余": "项数",
    "下步·逾期": "项数 编号",
    "下步·待明确": "产业 职责",
    "下步·未定": "项数 办公室",
    "下步·临期": "灯 项数 编号",
    "下步·未报": "单位数",
    "下步·经常": "",
}


class Phrases(Protocol):
    """The office's sentences; `reports.phrases` reads them."""

    @property
    def sentences(self) -> Mapping[str, str]: ...

    def say(self, name: str, **places: object) -> str: ...


def known() -> dict[str, frozenset[str]]:
    """All names with their places, in the order in which they are missed."""
    lists = {f"栏目·{kind}": frozenset[str]() for kind in Kind}
    return lists | {name: frozenset(places.split()) for name, places in PLACES.items()}


def lists(keys: Iterable[str]) -> dict[str, frozenset[str]]:
    """Which sections a kind may be given."""
    return {f"栏目·{kind}": frozenset(keys) for kind in Kind}


def sections(phrases: Phrases, kind: Kind) -> tuple[str, ...]:
    """The keys of the sections that a briefing of this kind has, in the office's order."""
    return tuple(word.strip() for word in phrases.sentences[f"栏目·{kind}"].split("、") if word.strip())

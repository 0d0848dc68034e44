"""The title: size 2, centred, broken by sense into a trapezoid or a diamond (7.3.1)."""

import re
from collections.abc import Iterator
from itertools import accumulate, combinations, pairwise
from math import ceil

from reports.characters import CLOSING, NO_END, NO_START, one_line, printable
from reports.document import Title
from reports.errors import PaperError
from reports.fonts import Role
from reports.layout import TITLE_SIZE
from reports.lines import Line, Measure
from reports.pdf.pen import Pen
from reports.pdf.pieces import Piece, Press
from reports.styles import Style
from reports.tokens import tokens

TITLE = Style(Role.TITLE, TITLE_SIZE)
BLANK_ABOVE = 2  # 红色分隔线下空二行 (7.3.1)
BLANK_BELOW = 1
FULLEST = 0.95
"""Of the width: a longer line is broken, so that the title does not touch both margins."""
LONGEST = 11
"""Lines of title and note; half a page."""
MOST_PLACES, MOST_LINES = 32, 4

_WORDS = (
    "关于 加快 培育 发展 未来 产业 工作 专班 办公室 情况 通报 通知 报告 简报 调度 任务 台账 责任 分工 名单 名录 实施 "
    "意见 方案 行动 计划 推进 重点 项目 平台 企业 人才 技术 会议 纪要 召开 印发 开展 进展 督办 督查 问题 整改 落实 "
    "建设 管理 办法 规定 制度 年度 季度 月度 全省 全市 全县 人民 政府 市委 市政府 县委 领导 小组 评估 监测 总体 阶段 "
    "加快培育发展 加快培育 培育发展 工作专班 工作规则 管理办法 调度会议 调度工作 台账管理 工作机制 专项资金 资金保障 "
    "低空飞行服务平台 低空经济 人工智能 人形机器人 合成生物 氢能与储能 未来材料 未来制造 产业发展 创新平台 经济社会 "
    "发展计划 执行情况 工作安排 期间 值班 国庆节 中秋节 春节 评审会 征集 转发 批转 成立 同意 设立 建立 健全 申请 拨付 "
    "未来产业 重点任务 责任分工 应用场景 实施方案 工作方案 行动计划 实施意见 年中 年终 加强 做好 进一步 商请 提请 审定 "
    "责任单位 牵头部门 牵头单位 县区 新区 园区 群众 安全 生产 督导 检查 考核 表彰 任免 决定 公告 通告 议案 函 "
    "创新 创业 高质量 现代化 经济 科技 生命 健康 材料 场景 应用 标志性 产品 关键 核心 攻关 服务 招商 引资 资金 政策 "
    "保障 措施 清单 统计 分析 汇总 动态 信息 有关 事项 请示 批复 第一 第二 第三 第四 上半年 下半年"
)
_PERIOD = r"\d{4}年(?:第?[一二三四]季度|[上下]半年|度|\d{1,2}月)?"
_SENSE = re.compile("|".join([_PERIOD, *sorted(_WORDS.split(), key=len, reverse=True), "."]), re.S)
_AFTER = frozenset("的和与及暨、，：； 》）")
_BEFORE = frozenset("的了和与及暨")
_INSIDE_A_WORD, _BESIDE_NONE, _BESIDE_ONE, _GOOD, _BEST = 12.0, 4.0, 2.0, 0.0, -6.0
ABOUT = "关于"
_ONE_MORE_LINE = 3.0
_RECTANGLE, _NEARLY_ONE = 14.0, 6.0


def title(block: Title, press: Press) -> Piece:
    """Title and note, each of their lines on a line of the grid."""
    style = press.body(Role.SUBHEADING)
    rows = [(line, TITLE) for line in title_lines(printable(block.text), press)]
    rows += [(line, style) for line in press.lines(one_line(block.note), style)]
    if len(rows) > LONGEST:
        raise PaperError("标题太长，超过半页。请缩短标题，或把说明写进正文。")
    if not rows:
        return Piece(height=0.0, paint=lambda pen, top: None)

    def paint(pen: Pen, top: float) -> None:
        for number, (line, face) in enumerate(rows):
            x = press.sheet.left + (press.sheet.text_width - line.width) / 2
            drop = press.grid.lead + (press.grid.size - face.size) / 2
            pen.write(line, face, x, max(top + number * press.grid.pitch + drop, press.sheet.top))

    return Piece(height=press.height(len(rows)), paint=paint, before=BLANK_ABOVE, after=BLANK_BELOW, keep=True)


def title_lines(text: str, press: Press) -> list[Line]:
    """The writer's own breaks where there are any, else the most balanced ones that divide no word."""
    width = FULLEST * press.sheet.text_width
    wanted = re.split(r"[|\n]", text) if re.search(r"[|\n]", text) else [text]
    broken = (part for given in wanted if given.strip() for part in broken_by_sense(given.strip(), width, TITLE, press))
    return [press.letters.line(part, TITLE) for part in broken]


def broken_by_sense(text: str, width: float, style: Style, press: Press) -> list[str]:
    """The most balanced lines of a text that divide no word, if it is too long for one."""
    widths = press.letters.widths(style)
    long = sum(map(widths.__getitem__, text))
    if long <= width:
        return [text]
    number = ceil(long / width)
    if number > MOST_LINES:
        return [line.text for line in press.letters.lines(text, style, Measure(width=width, cell=style.em))]
    costs = dict(sorted(_places(text), key=lambda place: place[1])[:MOST_PLACES])
    edges = list(accumulate((widths[char] / style.em for char in text), initial=0.0))
    cuts = (cut for count in {number, min(number + 1, MOST_LINES)} for cut in combinations(sorted(costs), count - 1))
    shapes = ((0, *cut, len(text)) for cut in cuts)
    fitting = (shape for shape in shapes if all(edges[b] - edges[a] <= width / style.em for a, b in pairwise(shape)))
    best = min(fitting, key=lambda shape: _cost(shape, costs, edges), default=None)
    if best is None:
        return [line.text for line in press.letters.lines(text, style, Measure(width=width, cell=style.em))]
    return [text[a:b].strip() for a, b in pairwise(best)]


def _places(text: str) -> Iterator[tuple[int, float]]:
    """Where a line may end, each with how much it hurts the sense."""
    words = set(accumulate(map(len, _SENSE.findall(text))))
    starts = {place for word in _SENSE.finditer(text) if len(word.group()) > 1 for place in word.span()}
    place = 0
    for token in tokens(text)[:-1]:
        place += len(token)
        if text[place] in NO_START or text[place - 1] in NO_END or text[place] in _BEFORE:
            continue
        if text.startswith(ABOUT, place):
            yield place, _BEST
            continue
        if text.endswith(ABOUT, 0, place):
            yield place, _INSIDE_A_WORD
            continue
        if text[place - 1] in _AFTER or text[place - 1] in CLOSING:
            yield place, _GOOD
        elif place in words:
            yield place, _BESIDE_ONE if place in starts else _BESIDE_NONE
        else:
            yield place, _INSIDE_A_WORD


def _cost(shape: tuple[int, ...], costs: dict[int, float], edges: list[float]) -> float:
    """Sense first, then balance; equal lines are no trapezoid, and a narrow middle is no diamond (7.3.1)."""
    widths = [edges[b] - edges[a] for a, b in pairwise(shape)]
    spread = max(widths) - min(widths)
    hourglass = any(b < a and b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))
    block = _RECTANGLE if spread < 0.5 else _NEARLY_ONE if spread < 1 else 0.0
    return (
        sum(costs[place] for place in shape[1:-1])
        + spread * 0.6
        + block
        + 20.0 * hourglass
        + _ONE_MORE_LINE * len(widths)
    )

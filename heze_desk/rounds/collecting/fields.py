"""The columns of a returned form, under every heading that departments give them."""

from heze_desk.rounds.form_records import COLUMNS, INPUT_COLUMNS, Standing
from heze_desk.tasks.importing.fields import HEADINGS as LEDGER

# field: its own heading comes first, from the form; these are what departments make of it
RENAMED = {
    "id": "标识 任务ID ID",
    "number": LEDGER["number"],
    "industry": LEDGER["industry"],
    "title": LEDGER["title"],
    "content": LEDGER["content"],
    "role": "职责 单位职责 牵头或责任 牵头/责任",
    "deadline": "完成时限 办结时限 截止日期 截止时间 完成期限 计划完成时间 计划完成时限 要求完成时间 办理时限 期限",
    "last_progress": "上期进度 上次完成进度 上期完成进度 上次报送进度 上次报送 上次",
    "last_text": "上期进展 上次进展情况 上期进展情况 上次报送进展 上次报送情况 上次工作进展",
    "state": "工作状态 任务状态 进展状态 办理状态 完成状态 推进状态 当前状态 目前状态",
    "progress": f"{LEDGER['progress']} 本次进度 本期进度 累计进度 累计完成进度 形象进度",
    "done_on": f"{LEDGER['done_on']} 办结时间 实际完成日",
    "text": f"{LEDGER['latest']} 本次进展 本期进展 本次进展情况 本期进展情况 进展情况说明",
    "problems": LEDGER["problems"],
    "next_steps": LEDGER["next_steps"],
}
SYNONYMS = {column.field: tuple(dict.fromkeys((column.heading, *RENAMED[column.field].split()))) for column in COLUMNS}
TITLES = {column.field: column.heading for column in COLUMNS}
INPUTS = tuple(column.field for column in INPUT_COLUMNS)
KEYS = ("id", "number", "title")
WORDS = ("text", "problems", "next_steps")
MAYBE = {
    "done_on": ("完成时间", "完成日期", "办结", "完成"),
    "state": ("状态", "是否办结", "是否完成"),
    "progress": ("进度", "完成率", "比例", "百分"),
    "text": ("进展", "情况", "成效"),
    "problems": ("问题", "困难"),
    "next_steps": ("下步", "下一步", "打算", "措施", "计划"),
}
"""Words in an unknown heading that let it be taken for a field, if the secretary says so."""

STANDINGS = {
    Standing.RUNNING: "正常推进 推进 进行中 正在推进 正在进行 在办 正在办理 办理中 实施中 序时推进 有序推进 已启动",
    Standing.DONE: "办结 完成 已完成 全部完成 完结 已完结 销号 已销号 结束 已结束",
    Standing.UNTOUCHED: "未启动 未开始 尚未开始 未开展 尚未开展 未开工 尚未开工 待启动",
    Standing.IN_TROUBLE: "有困难 困难 存在困难 推进困难 受阻 遇困难 遇到问题",
    Standing.POSTPONEMENT_ASKED: "延期 拟延期 需延期 需要延期 申请延期办理 建议延期",
    Standing.PAUSED: "已暂停 暂缓 中止 暂停推进 暂停办理 停止",
}
KNOWN_STANDINGS = {word: one for one, words in STANDINGS.items() for word in (one.value, *words.split())}
HINTS = {
    Standing.POSTPONEMENT_ASKED: ("延期", "延后"),
    Standing.IN_TROUBLE: ("困难", "受阻", "缓慢", "滞后", "问题"),
    Standing.PAUSED: ("停", "缓"),
    Standing.UNTOUCHED: ("未启动", "未开", "待开", "待启", "筹备"),
    Standing.RUNNING: ("顺利", "推进", "进行", "正常", "正在", "基本", "部分", "接近", "即将", "有序"),
    Standing.DONE: ("完成", "办结", "竣工", "验收"),
}
"""Words that suggest a state where none is named; the first that fits is offered first."""

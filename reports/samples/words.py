"""The invented city all samples speak of, so that no example can be taken for a paper of a real office."""

from reports.document import Block, Document

GROUP = "演示市未来产业工作专班"
OFFICE = "演示市未来产业工作专班办公室"
DEMO = "演示数据，不作依据"
DAY = "2026年7月16日"
AS_OF = "2026年6月30日"
BLANK_DAY = "　　　年　　月　　日"

INDUSTRIES = ("演示制造", "演示信息", "演示材料", "演示能源", "演示空间", "演示健康", "演示智能")
LIGHTS = ("正常", "临期", "逾期", "办结", "暂停", "未定")
PEOPLE = ("王测一", "李测二", "赵测三", "张喆", "刘垚", "陈堃", "赵翀", "孙䶮", "周𬭎", "吴祎", "郑玥", "冯昇")
UNITS = (
    "演示市发展改革局",
    "演示市科技局",
    "演示市工业和信息化局",
    "演示市财政局",
    "演示市人力资源社会保障局",
    "演示市商务局",
    "演示市市场监管局",
    "演示市大数据局",
    "甲演示县人民政府",
    "乙演示县人民政府",
    "丙演示区人民政府",
    "演示新区管委会",
)


def paper(kind: str, title: str, *body: Block, landscape: bool = False, size: str = "A4") -> Document:
    """A sample, marked as one on every page."""
    return Document(kind=kind, title=title, author=OFFICE, remark=DEMO, body=body, landscape=landscape, size=size)

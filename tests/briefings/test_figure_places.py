"""Which numbers in the words of a section are figures, as a click on them finds out."""

import pytest

from heze_desk.briefings.draft_records import Figure
from heze_desk.briefings.figure_places import FigureNames


def figure(name, value, key="总体情况"):
    return Figure(key=key, name=name, rows=tuple(range(value)))


FIGURES = (
    figure("任务数", 144),
    figure("逾期", 10),
    figure("临期", 10),
    figure("未定", 96),
    figure("未来材料·任务数", 7),
    figure("未来材料·逾期", 1),
    figure("人工智能·逾期", 2),
    figure("逾期和临期事项", 20, "清单"),
    figure("反映问题的任务", 10, "存在问题"),
)


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [
        ("列入台账的任务共144项，逾期10项，临期10项。", "总体情况", {"144": "任务数", "10": "临期"}),
        ("（一）未来材料\n共有任务7项，逾期1项。", "产业进展", {"7": "未来材料·任务数", "1": "未来材料·逾期"}),
        (
            "（一）未来材料\n逾期1项。\n（二）人工智能\n逾期2项。",
            "产业进展",
            {"1": "未来材料·逾期", "2": "人工智能·逾期"},
        ),
        ("逾期和临期事项共20项（逾期10项）。", "清单", {"20": "逾期和临期事项", "10": "逾期"}),
        ("10项任务反映了存在的问题，都列在逾期和临期事项清单中。", "存在问题", {"10": "反映问题的任务"}),
        ("1.逾期任务10项，请限期完成。", "下步安排", {"10": "逾期"}),
        ("2.时限未定的任务96项，请提出时限。", "下步安排", {"96": "未定"}),
        ("逾期8项。", "总体情况", {"8": "逾期"}),
        ("即将到期的任务3项。", "下步安排", {}),
        ("未逾期134项，11月6日，进度40%，逾期10个工作日。", "总体情况", {}),
    ],
)
def test_a_number_leads_to_the_figure_that_it_tells(text, key, told):
    found = {text[one.start : one.end]: one.name for one in FigureNames(key, FIGURES).places(text)}

    assert found == told

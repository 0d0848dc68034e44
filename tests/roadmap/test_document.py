"""What the paper says below the chart."""

from datetime import date

from heze_desk.roadmap.bar_records import Bar, Lane, Timeline, Wait
from heze_desk.roadmap.document import strip
from heze_desk.roadmap.records import BarKey, Subject

TODAY = date(2026, 11, 23)


def test_the_note_names_industries_and_at_most_three_that_begin_too_soon():
    bars = [
        Bar(key=BarKey(Subject.ITEM, n), title=f"演示{n}", start=TODAY, finish=date(2027, 1, 1)) for n in range(1, 6)
    ]
    lanes = (
        Lane(industry_id=1, name="未来材料", bars=tuple(bars[:3])),
        Lane(industry_id=2, name="合成生物", bars=tuple(bars[3:])),
    )
    waits = tuple(Wait(before=bars[n].key, after=bars[n + 1].key, broken=True) for n in range(4))
    timeline = Timeline(day=TODAY, begins=date(2026, 1, 1), ends=date(2027, 12, 31), lanes=lanes, waits=waits)

    assert strip(timeline).note == (
        "注：共5条，超期0条，4处先后顺序不符。先后不符之处：未来材料“演示2”早于“演示1”完成的时间开始；"
        "未来材料“演示3”早于“演示2”完成的时间开始；合成生物“演示4”早于未来材料“演示3”完成的时间开始；另有1处。"
    )


def test_what_was_recognised_is_done_on_paper_as_it_is_on_screen():
    bar = Bar(key=BarKey(Subject.RECOGNITION, 1), title="认定与突破", start=date(2026, 1, 1), finish=date(2026, 5, 1))
    lanes = (Lane(industry_id=1, name="未来材料", bars=(bar,)),)

    row = strip(Timeline(day=TODAY, begins=date(2026, 1, 1), ends=date(2027, 12, 31), lanes=lanes)).rows[1]

    assert (row.done, row.mark, row.bare) == (100.0, "", True)

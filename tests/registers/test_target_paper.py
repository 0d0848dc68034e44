"""The paper of targets tells the goals in words with their evidence, and own targets of industries that are no more."""

from datetime import date

import pytest

from heze_desk import industry_changing
from heze_desk.registers import target_document, targets
from heze_desk.registers.target_records import GoalEvidence, OwnTarget
from heze_desk.roster.industry_change_records import Belongings, ChangeAct, IndustryChange
from heze_desk.settings.records import Settings
from reports.document import Table
from reports.docx import to_docx
from reports.pdf import to_pdf

DAY = date(2026, 11, 23)
GOAL = "突破性科研成果持续涌现"


@pytest.fixture
def note(desk):
    def note(day, text, source="", goal=GOAL, year=2035):
        with desk.step("登记佐证") as db:
            told = {"day": date.fromisoformat(day), "text": text, "source": source}
            targets.save_evidence(db, GoalEvidence(year=year, goal=goal, **told))

    return note


def printed(desk, caption):
    lines, goals = targets.targets(desk.db, DAY), targets.goal_lines(desk.db, DAY)
    paper = target_document.target_list(lines, DAY, Settings(), goals=goals)
    assert to_pdf(paper).startswith(b"%PDF")
    assert to_docx(paper)
    return next(block for block in paper.body if isinstance(block, Table) and block.caption == caption)


def test_every_goal_of_2035_is_printed_with_what_was_noted_for_it_by_the_day(desk, note):
    note("2026-09-01", "演示成果一项", "演示季度报告")
    note("2026-10-01", "演示成果两项")
    note("2026-12-01", "还没有看到")

    rows = printed(desk, "文字目标和佐证").rows

    later = rows[rows.index(("2035年（6句，1句有佐证）",)) + 1 :]
    plain = [tuple(text.replace("\n", "") for text in row) for row in later]
    assert [row[0] for row in plain] == [
        "基本建成适宜未来产业成长的生态体系",
        GOAL,
        GOAL,
        *targets.phrases(dict(targets.goals(desk.db))[2035])[2:],
    ]
    assert plain[1:3] == [
        (GOAL, "2026年10月1日", "演示成果两项", ""),
        (GOAL, "2026年9月1日", "演示成果一项", "演示季度报告"),
    ]
    assert plain[0][1:] == ("", "没有登记佐证", "")


def test_a_clause_that_is_counted_is_listed_only_with_evidence(desk, note):
    counted = "建成30家左右重大科技创新平台"
    assert counted not in str(printed(desk, "文字目标和佐证").rows)

    note("2026-09-01", "演示平台揭牌", goal=counted, year=2030)

    assert "演示平台揭牌" in str(printed(desk, "文字目标和佐证").rows)


def test_an_own_target_left_with_an_industry_that_ended_names_it(desk, industry):
    (platforms, *_) = targets.all_targets(desk.db)
    with desk.step("自定目标") as db:
        own = OwnTarget(target_id=platforms.id, year=2026, value=2, industry_id=industry("低空经济"))
        targets.set_own(db, own)
    ended = IndustryChange(
        act=ChangeAct.END,
        day=date(2026, 11, 1),
        basis="演示文件",
        olds=(industry("低空经济"),),
        choices=dict.fromkeys(Belongings, ""),
    )
    industry_changing.carry_out(desk, ended)

    assert printed(desk, "自定年度目标").rows[0][:3] == ("重大科技创新平台", "低空经济（已移出）", "2026年")

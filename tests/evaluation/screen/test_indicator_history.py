"""历史 of an indicator: itself, its values and its targets."""

from heze_desk.evaluation import entering
from heze_desk.evaluation.entering import Place
from heze_desk.evaluation.period_records import Period


def test_the_history_tells_values_and_targets_by_period(watched, page):
    with page.workspace.step("填报") as db:
        entering.set_value(db, Place(indicator_id=watched), Period(2026, 9), 48.5, day=page.today)
    page.indicators.view.choose(watched)

    story = page.indicators.acts.show_history()

    assert story.windowTitle() == "指标 的历史"
    assert [(line.field, line.new) for line in story.table.records][:2] == [
        ("2026年9月数值", "48.5"),
        ("2026年9月目标", "50"),
    ]
    assert page.indicators.acts.history in page.indicators.view.menu_actions
    story.accept()


def test_on_the_other_tab_its_key_is_free(watched, page):
    assert page.indicators.acts.history.isVisible()

    page.go(1)

    assert not page.indicators.acts.history.isVisible()

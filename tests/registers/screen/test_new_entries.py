"""A new entry that names an enterprise is tied to it, in the same step and said so."""

import pytest

from heze_desk.registers import links
from heze_desk.registers.records import Kind


@pytest.mark.parametrize(("holder", "many"), [("演示材料有限公司", 1), ("演示材料", 0), ("", 0)])
def test_a_product_is_tied_to_the_enterprise_it_names(page, known, asked, qtbot, holder, many):
    page.receive(Kind.PRODUCT)
    tab, said = page.register(Kind.PRODUCT), []
    page.told.connect(lambda text, _path: said.append(text))
    tab.add()
    dialog = asked("新增产品")
    dialog.fill({"产品名称": "演示新产品", "生产企业": holder})

    dialog.accept()

    qtbot.waitUntil(lambda: tab.table.rowCount() == 1)
    assert len(links.linked(page.workspace.db, tab.table.id_at(0))) == many
    assert ("并与企业“演示材料有限公司”建立关联" in said[-1]) == bool(many)
    page.workspace.undo()
    assert links.linked(page.workspace.db, known["演示材料有限公司"]) == []


def test_an_enterprise_is_not_tied_to_the_park_it_stands_in(page, enter, desk):
    park = enter("演示园区公司", Kind.ENTERPRISE)
    other = enter("演示乙公司", Kind.ENTERPRISE, holder="演示园区公司")

    with desk.step("关联") as db:
        assert links.link_to_holder(db, other) == ""

    assert links.linked(desk.db, park) == []

"""Two columns of a page, one below the other in a Word file."""

from reports.document import Bars, Beside, Paragraph, Table


def test_the_left_column_comes_before_the_right_one(word):
    left = (Table(("甲",), (("乙",),)), Bars(("丙",), ("正常",), ((1,),), caption="丁图"))
    paper = word(Beside(left, (Paragraph("戊段。"),)))
    text = "".join(paper.text_of(part) for part in paper.body)

    assert [text.index(word) for word in "甲乙丁戊"] == sorted(text.index(word) for word in "甲乙丁戊")

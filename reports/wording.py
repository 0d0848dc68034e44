"""What is added to the words of a paper wherever they are set: colons, brackets, full stops, numbers."""

from reports.characters import one_line
from reports.document import Annex, AttachmentList, Imprint

_BLANKS = " 　"
_MARKS_AFTER_A_TITLE = "。；;，, 　"


def addressed(text: str) -> str:
    """主送 with its colon (7.3.2)."""
    text = one_line(text).strip(_BLANKS)
    return f"{text.rstrip('：:')}：" if text else ""


def labelled(text: str) -> str:
    """出席 as 出席： (10.3)."""
    return f"{one_line(text).rstrip('：:')}："


def bracketed(text: str) -> str:
    """附注 in round brackets (7.3.6)."""
    text = one_line(text).strip()
    return text if not text or (text[0] in "（(" and text[-1] in "）)") else f"（{text}）"


def stopped(text: str) -> str:
    """抄送 with its full stop (7.4.2)."""
    text = one_line(text).strip(_BLANKS)
    return text if text.endswith("。") else f"{text.rstrip('；，、：')}。"


def attachments(block: AttachmentList) -> list[tuple[str, str]]:
    """Each title without a mark at its end, with its number where there are several (7.3.4)."""
    titles = [one_line(title).strip().rstrip(_MARKS_AFTER_A_TITLE) for title in block.titles if title.strip()]
    return [(f"{place}." if len(titles) > 1 else "", title) for place, title in enumerate(titles, start=1)]


def annex_mark(block: Annex) -> str:
    """附件1, after the number of a paper it is not bound with (7.3.7)."""
    return one_line(f"{block.paper_number.strip()}附件{block.number.strip()}")


def copied(block: Imprint) -> list[tuple[str, str]]:
    """主送 above 抄送, where they are (7.4.2)."""
    return [
        (f"{label}：", stopped(text))
        for label, text in (("主送", block.sent_to), ("抄送", block.copied_to))
        if text.strip()
    ]


def printed_on(text: str) -> str:
    """The day with 印发 (7.4.3)."""
    day = one_line(text)
    return f"{day}印发" if day and not day.endswith("印发") else day

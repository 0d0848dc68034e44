"""The notice as it is pasted, in whatever shape; what cannot be so is refused by the sentence that says it."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heze_desk.errors import DeskError
from heze_desk.workdays.notice import read
from heze_desk.workdays.notice_text import decoded
from heze_desk.workdays.records import DayKind
from resources import FOLDER

TEXT = (FOLDER / "workdays" / "2026.txt").read_text("utf-8")
OF_2023 = """一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。"""
OF_2024 = """一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。"""


def days(notice, kind=DayKind.OFF):
    return [f"{one.day:%m-%d}" for one in notice.of_kind(kind)]


def test_the_notice_of_2026_names_33_days_off_and_6_make_up_days():
    notice = read(TEXT)

    assert (notice.year, notice.title) == (2026, "国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）")
    assert len(days(notice)) == 33
    assert days(notice, DayKind.WORKED) == ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]
    assert {one.name for one in notice.days} == {"元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"}
    assert notice.text == TEXT.strip()


def test_the_notices_of_earlier_years_are_read_as_they_were_written():
    of_2023, of_2024 = read(OF_2023, year=2023), read(OF_2024, year=2024)

    assert (len(days(of_2023)), len(days(of_2024))) == (27, 28)
    assert [f"{one.day}" for one in of_2023.days[:3]] == ["2022-12-31", "2023-01-01", "2023-01-02"]
    assert days(of_2023, DayKind.WORKED) == ["01-28", "01-29", "04-23", "05-06", "06-25", "10-07", "10-08"]
    assert days(of_2024)[:2] == ["01-01", "02-10"]


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("\n", ""),
        TEXT.replace("，", ",").replace("：", ":").replace("（", "(").replace("）", ")").replace("。", "。\n"),
        TEXT.replace("周", "星期"),
        TEXT.replace("至", "—"),
        TEXT.replace("至", "－"),
        "\r\n".join(TEXT.splitlines()),
        TEXT.replace("1月1日", "１月１日").replace("23日", "２３日"),
        "".join(f"{mark}\n" if number % 7 == 0 else mark for number, mark in enumerate(TEXT)),
        " ".join(TEXT),
        TEXT.replace("月", " 月\u3000").replace("（", "\u200b（"),
        TEXT.replace("天。", "天，"),
        TEXT.replace("上班。", "上班；"),
        TEXT.replace("共3天", "共三天").replace("共9天", "共九天"),
        TEXT[: TEXT.index("鼓励单位")] + "国务院办公厅\n2025年11月4日",
        TEXT.replace("一、元旦", "（一）元旦").replace("二、春节", "2.春节"),
        TEXT.replace("七、国庆节：", "七、国庆节\n"),
        TEXT.replace("通知\n", "\n通知\n", 1),
    ],
    ids=range(17),
)
def test_the_same_days_are_read_from_any_shape_of_the_text(text):
    assert read(text).days == read(TEXT).days


@pytest.mark.parametrize(
    ("old", "new", "sentence", "reason"),
    [
        ("1月1日（周四）至", "1月1日（周五）至", "1月1日（周五）至3日（周六）放假调休，共3天", "是周四，不是周五"),
        ("（周日）上班", "（周天）上班", "", ""),
        ("共9天", "共8天", "2月15日（农历腊月二十八、周日）至23日", "写的是8天，按起止日期是9天"),
        ("2月14日（周六）", "2月30日（周六）", "2月30日（周六）、2月28日（周六）上班", "没有2月30日这一天"),
        ("6日（周一）放假，", "3日（周五）放假，", "4月4日（周六）至3日", "结束的日期早于开始的日期"),
        ("1月4日（周日）上班", "1月5日（周一）上班", "1月5日（周一）上班", "是周一，本来就上班"),
        ("10月10日（周六）上班", "10月4日（周日）上班", "9月20日（周日）、10月4日（周日）上班", "又放假又上班"),
        ("5月9日（周六）上班", "5月9日（周六）", "5月9日（周六）", "没有写放假还是上班"),
        ("1月4日（周日）上班", "上班日为1月4日", "上班日为1月4日", "认不出"),
        ("6月19日（周五）至21日（周日）放假", "6月19日（周五）不放假", "6月19日（周五）不放假", "认不出"),
        ("6月19日（周五）至21日", "6月19日（周五）至12月21日", "6月19日（周五）至12月21日", "是周一，不是周日"),
        ("6月19日（周五）至21日（周日）", "6月19日至12月21日", "6月19日至12月21日放假", "连续放假186天"),
        ("10月1日（周四）至7日（周三）", "10月2日（周五）至8日", "10月2日（周五）至8日放假", "没有包括法定的10月1日"),
        ("9月25日（周五）至27日", "4月4日（周六）至6日", "4月4日（周六）至6日", "是周一，不是周日"),
        (
            "9月25日（周五）至27日（周日）",
            "4月4日至6日",
            "4月4日至6日放假，共3天",
            "放假两次，另一处是“4月4日（周六）至",
        ),
        ("1月1日（周四）至", "2019年1月1日至", "2019年1月1日至3日", "是周四，不是周六"),
        ("1月4日（周日）上班", "2019年1月5日上班", "2019年1月5日上班", "不属于2026年的安排"),
        ("3日（周六）放假调休", "放假调休", "1月1日（周四）至放假调休，共3天", "写的是3天，按起止日期是1天"),
    ],
)
def test_what_cannot_be_so_is_refused_with_its_sentence(old, new, sentence, reason):
    assert old in TEXT
    text = TEXT.replace(old, new, 1)
    if not reason:
        assert read(text).days == read(TEXT).days
        return

    with pytest.raises(DeskError) as refusal:
        read(text)

    assert f"“{sentence}" in str(refusal.value)
    assert reason in str(refusal.value)
    assert str(refusal.value).endswith("请与通知原文核对。")


def test_every_mistake_is_named_at_once():
    text = TEXT.replace("共9天", "共8天").replace("5月9日（周六）", "5月9日（周日）")

    with pytest.raises(DeskError) as refusal:
        read(text)

    assert len(str(refusal.value).splitlines()) == 2


@pytest.mark.parametrize(
    ("text", "year", "sentence"),
    [
        ("", None, "没有认出放假安排"),
        ("请各单位安排好值班。", 2026, "没有认出放假安排"),
        ("一、元旦：1月1日放假。", None, "没有写明年份"),
        (TEXT, 2027, "通知写的是2026年，与指定的2027年不符"),
        ("一、元旦：3日放假。", 2026, "没有写月份"),
        ("一、元旦：1月1日放假。", 9999, "请核对年份"),
    ],
)
def test_a_text_that_says_too_little_is_refused(text, year, sentence):
    with pytest.raises(DeskError, match=sentence):
        read(text, year=year)


def test_a_holiday_that_joins_the_weekend_may_count_it():
    notice = read("一、端午节：6月10日放假，与周末连休，共3天。", year=2024)

    assert days(notice) == ["06-10"]


def test_new_year_may_begin_in_the_old_year_without_saying_so():
    for written in ("12月31日至1月2日", "2022年12月31日至1月2日", "2022年12月31日至2023年1月2日"):
        notice = read(f"一、元旦：{written}放假调休，共3天。", year=2023)

        assert [f"{one.day}" for one in notice.days] == ["2022-12-31", "2023-01-01", "2023-01-02"]


def test_a_holiday_of_one_year_only_is_read_by_its_number():
    notice = read("一、演示胜利70周年纪念日：9月3日至5日放假调休，共3天。9月6日（星期日）上班。", year=2015)

    assert {one.name for one in notice.days} == {"演示胜利70周年纪念日"}
    assert days(notice, DayKind.WORKED) == ["09-06"]


@given(
    st.text("一二、元旦春节：:（）()周星期日月年0123456789至共天放假上班调休。；\n ", max_size=60),
    st.integers(2000, 2100),
)
def test_whatever_is_pasted_is_read_or_refused(text, year):
    with suppress(DeskError):
        assert read(f"一、元旦：{text}", year=year).year == year


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_file_is_read_in_the_encodings_of_an_office(encoding):
    assert decoded(TEXT.encode(encoding), "通知.txt") == TEXT


@pytest.mark.parametrize("content", [b"PK\x03\x04 docx", b"%PDF-1.7", b"\xff\xff\xff\xff\xff", b"x" * 300_000])
def test_a_file_that_is_no_text_is_refused_with_what_to_do(content):
    with pytest.raises(DeskError, match=r"“通知\.docx”.*txt。"):
        decoded(content, "通知.docx")

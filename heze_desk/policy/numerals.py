"""Chinese numerals for headings: 一, 十, 十一, 二十 … 九十九."""

DIGITS = "一二三四五六七八九"


def numeral(number: int) -> str:
    if not 0 < number < 100:
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens - 1]}十"
    return head + (DIGITS[ones - 1] if ones else "")

"""Numbers and dates as Vietnamese writes them, for reading them back."""

from dataclasses import dataclass
from datetime import date

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_MONTHS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")

DAY_FORMS = (
    "ngày {day}/{month}/{year}",
    "{day:02}/{month:02}/{year}",
    "ngày {day:02}-{month:02}-{year}",
    "{day}.{month}.{year}",
    "ngày {day} tháng {month} năm {year}",
    "ngày {day:02} tháng {month:02}, năm {year}",
    "hôm {day} / {month} / {year}",
    "ngày {day} tháng {word} năm {year}",
)
MONTH_FORMS = (
    "tháng {month}/{year}", "tháng {month:02}/{year}", "tháng {month} năm {year}", "tháng {month:02}, năm {year}",
    "tháng {month}-{year}", "tháng {month}.{year}", "{month:02}/{year}",
)  # fmt: skip


def day_in(form: str, day: date) -> str:
    """A day in one of `DAY_FORMS`."""
    return form.format(day=day.day, month=day.month, year=day.year, word=_MONTHS[day.month - 1])


def month_in(form: str, day: date) -> str:
    """The month of a day in one of `MONTH_FORMS`."""
    return form.format(month=day.month, year=day.year)


@dataclass(frozen=True)
class Spelling:
    """One writer's way of writing numbers in words.

    Attributes:
        odd: What stands for an empty place of tens: "một trăm linh hai".
        one: The one after a ten: "hai mươi mốt".
        four: The four after a ten: "hai mươi tư".
        five: The five after a ten: "hai mươi lăm".
        thousand: The word for a thousand.
        whole: Whether an empty hundred is told: "một nghìn không trăm linh năm".
    """

    odd: str = "linh"
    one: str = "mốt"
    four: str = "tư"
    five: str = "lăm"
    thousand: str = "nghìn"
    whole: bool = True

    def words(self, value: int) -> str:
        """A number from 1 to 999,999 in words."""
        thousands, rest = divmod(value, 1000)
        words = [*self._hundreds(thousands, False), self.thousand] if thousands else []
        if rest and rest < 100 and thousands and self.whole:
            words += ["không", "trăm"]
        return " ".join(words + self._hundreds(rest, bool(thousands)))

    def _hundreds(self, value: int, goes_on: bool) -> list[str]:
        hundreds, rest = divmod(value, 100)
        words = [_DIGITS[hundreds], "trăm"] if hundreds else []
        tens, ones = divmod(rest, 10)
        if tens:
            words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
        elif ones and (words or goes_on):
            words.append(self.odd)
        return words + ([self._ones(tens, ones)] if ones else [])

    def _ones(self, tens: int, ones: int) -> str:
        if tens and ones == 5:
            return self.five if tens > 1 else "lăm"
        if tens > 1:
            return {1: self.one, 4: self.four}.get(ones, _DIGITS[ones])
        return _DIGITS[ones]

"""Arabic for the tests of this room, of a length and a mixture that news has."""

from __future__ import annotations

from pathlib import Path

from workbench.articles.reading import Reading, read_article

SHORT = "وصل الوزير إلى دمشق."
HEADLINE = "هدنة تدخل حيز التنفيذ شمالي المدينة"
PARAGRAPHS = (
    "دخلت الهدنة حيز التنفيذ صباح الخميس، وقال متحدث باسم قوة المراقبة إن القوافل ستعبر الجسر خلال ساعات.",
    "وأضاف أن 40 شاحنة من طراز (MAN) تنتظر عند المعبر: «لن نغادر قبل وصول آخر شاحنة إلى الأحياء المحاصرة».",
    "هل تصمد الهدنة هذه المرة؟ يقول سكان إن القصف توقف، لكن طائرات استطلاع ما زالت تحلق فوق ضفتي النهر.",
)
LONG = "\n\n".join((HEADLINE, *PARAGRAPHS)) + "\n"


def written(folder: Path, name: str, content: str | bytes) -> Path:
    """The path of a new file; text is written as UTF-8, line ends as they are."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def reading_of(folder: Path, name: str, content: str | bytes, encoding: str = "") -> Reading:
    """What a new file with this content is read as."""
    return read_article(written(folder, name, content), encoding)


def text_of(folder: Path, name: str, content: str | bytes) -> str:
    """The text that a new file with this content is read as."""
    return reading_of(folder, name, content).article.source_text

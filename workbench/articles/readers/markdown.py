"""Markdown without its marks, line by line, so that sentences are clean.

Only what is surely markup goes: heading signs and underlines, list bullets and numbers of up to three digits, quote
signs, fences, rules between sections, the marks of emphasis and code, and the targets of links and pictures. Everything
else stays as written: front matter, HTML, the bars of tables, brackets without a target, a lone star, file_names.
"""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})[ \t]*[A-Za-z0-9+-]*[ \t]*")

_ADDRESS = r"(?:<[^<>]*>|(?=[A-Za-z0-9/.#])(?=[^\s()<>]*(?:[:/#]|\.[A-Za-z]))[^\s()<>]+)"
_TITLE = r"(?:[ \t]+\"[^\"]*\")?"
_DEFINITION = re.compile(rf" {{0,3}}\[[^\[\]]+\]:[ \t]*{_ADDRESS}{_TITLE}")
_LINK = re.compile(rf"!?(?<!\\)\[([^\[\]]*)\]\({_ADDRESS}?{_TITLE}\)")
"""A link or picture whose target looks like an address: `[النص](توضيح)` is what somebody wrote in brackets."""

_REFERENCE = re.compile(r"(?<![\\\]])\[([^\[\]]+)\]\[[^\[\]]*\]")
_EMPHASIS = (
    re.compile(r"(?<![`\\])(`{1,3})(?=[^\s`])([^`]+)(?<=\S)\1(?!`)"),
    re.compile(r"(?<![~\\])(~~)(?=[^\s~])([^~]+)(?<=\S)\1(?!~)"),
    re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*]+)(?<=\S)\1(?![\w*])"),
    re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])([^_]+)(?<=\S)\1(?!\w)"),
)
"""Marks around words; a star inside a word or a number (3*4*5) is none. Each pattern reads its text once: no content
may hold the mark itself, so marks inside marks take another pass."""

_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_LEADING = re.compile(r"[ \t]*(?:>[ \t]?|#{1,6}(?:[ \t]+|\Z)|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|[0-9]{1,3}[.)][ \t]+)")

_DEEPEST = 10
"""How many quote signs and bullets may stand one inside the other, and a little more than marks of emphasis do."""


def without_markup(text: str) -> str:
    """The text of a Markdown file without the marks of its lines; as many lines, line ends as they are."""
    return "".join(map(_line_without_markup, _LINE.findall(text)))


def _line_without_markup(line: str) -> str:
    content = line.rstrip("\r\n")
    ending = line[len(content) :]
    if _is_drawn(content) or _FENCE.fullmatch(content) or _DEFINITION.fullmatch(content):
        return ending
    return _without_inline(_without_leading(content)) + ending


def _is_drawn(content: str) -> bool:
    """Whether a line is a rule, a heading's underline or the rule under a table's head."""
    signs = set(content) - {" ", "\t"}
    long_enough = len(content.strip()) >= 3
    return long_enough and (signs in ({"="}, {"-"}, {"*"}, {"_"}) or {"|", "-"} <= signs <= {"|", "-", ":"})


def _without_leading(content: str) -> str:
    """The line without quote signs, bullets and heading signs, which may stand one inside the other."""
    for _ in range(_DEEPEST):
        mark = _LEADING.match(content)
        if mark is None:
            break
        content = content[mark.end() :]
        if "#" in mark.group():
            return _without_closing_signs(content)
    return content


def _without_closing_signs(heading: str) -> str:
    """A heading without the signs that some close it with; the one of C# stays."""
    trimmed = heading.rstrip(" \t")
    words = trimmed.rstrip("#")
    return words.rstrip(" \t") if words != trimmed and words.endswith((" ", "\t")) else heading


def _without_inline(content: str) -> str:
    for _ in range(_DEEPEST):
        before = content
        content = _REFERENCE.sub(r"\1", _LINK.sub(r"\1", content))
        for pattern in _EMPHASIS:
            content = pattern.sub(r"\2", content)
        if content == before:
            break
    return _ESCAPE.sub(r"\1", content)

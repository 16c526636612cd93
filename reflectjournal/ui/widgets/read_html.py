"""Markdown as the writer typed it, made into HTML that is safe to show.

No script, no picture, no style from the text survives, and a link only where it is
plainly http, https or mailto. Nothing is loaded.
"""

from __future__ import annotations

import html
import re

_LONGEST_BLOCK = 20_000
_MOST_BRACKETS = 200  # python-markdown takes quadratic time on a long row of "["

_TAGS = {
    "p", "br", "strong", "em", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote",
    "code", "pre", "hr", "a", "table", "thead", "tbody", "tr", "th", "td", "del", "sup", "sub",
}  # fmt: skip
_PLAIN_LINK = re.compile(r"(?:https?://|mailto:)[^\s\\]+\Z", re.IGNORECASE)
_BLOCKS = re.compile(r"\n[ \t]*\n")
_TASK = re.compile(r"(<li>(?:<p>)?)\[( |x|X)\] ")


def html_of(text: str) -> str:
    """Sanitised HTML of a Markdown text, for a reading view."""
    if not text.strip():
        return ""
    if not _heavy(text):
        return _clean(_markdown(text))
    return _clean("\n".join(_block(block) for block in _BLOCKS.split(text)))


def _heavy(text: str) -> bool:
    return text.count("[") > _MOST_BRACKETS or any(
        len(block) > _LONGEST_BLOCK for block in _BLOCKS.split(text)
    )


def _block(block: str) -> str:
    if len(block) > _LONGEST_BLOCK or block.count("[") > _MOST_BRACKETS:
        return "<p>" + html.escape(block).replace("\n", "<br>") + "</p>"
    return _markdown(block)


def _markdown(text: str) -> str:
    import markdown  # noqa: PLC0415 - only reading needs it, not starting

    made = markdown.markdown(text, extensions=["tables", "sane_lists", "nl2br", "fenced_code"])
    return _TASK.sub(lambda m: m[1] + ("☐ " if m[2] == " " else "☑ "), made)


def _clean(made: str) -> str:
    import nh3  # noqa: PLC0415 - only reading needs it, not starting

    return nh3.clean(
        made,
        tags=_TAGS,
        attributes={"a": {"href"}},
        attribute_filter=_keep_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        clean_content_tags={"script", "style"},
    )


def _keep_attribute(tag: str, attribute: str, value: str) -> str | None:
    """Only a link that says where it goes; nh3 alone lets `//server/share` through."""
    if tag == "a" and attribute == "href" and _PLAIN_LINK.match(value):
        return value
    return None

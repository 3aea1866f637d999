"""What is wrong with a template, in words for the person who wrote it. Knows no noun."""

from collections.abc import Mapping

from errors import Invalid, LimitReached
from mail import template
from mail.template import LONGEST, LONGEST_OUTPUT, Fault, Unusable


def rendered(source: str, fields: Mapping[str, Mapping[str, str]], *, field: str, html: bool = False) -> str:
    """A template with its fields filled in; what is wrong with it is refused in words."""
    try:
        return template.rendered(source, fields, html=html)
    except Unusable as problem:
        raise refusal(problem, field) from None


def checked_template(source: str, *, field: str) -> str:
    """The template as it is, if it can be rendered at all."""
    try:
        template.check(source)
    except Unusable as problem:
        raise refusal(problem, field) from None
    return source


def refusal(problem: Unusable, field: str) -> Invalid | LimitReached:
    if problem.fault is Fault.UNKNOWN_FIELD:
        return Invalid(
            "Line {line}: there is no field {name}. The query messageTemplateFields lists them.",
            field=field,
            line=problem.line,
            name=problem.name,
        )
    if problem.fault is Fault.NOT_ALLOWED:
        return Invalid(
            "Line {line}: a template holds fields, conditions and a few filters; {name} is none of these.",
            field=field,
            line=problem.line,
            name=problem.name,
        )
    if problem.fault is Fault.TOO_LONG:
        return LimitReached(
            "A template has at most {limit} characters, and makes at most {output} of them.",
            field=field,
            limit=LONGEST,
            output=LONGEST_OUTPUT,
        )
    return Invalid("Line {line} cannot be read as a template.", field=field, line=problem.line)

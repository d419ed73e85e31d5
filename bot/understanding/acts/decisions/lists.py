"""Several decisions in one text: a line each, a bullet each, or 'Agreed: … Not agreed: …'."""

import re

from bot.understanding.acts.decisions import clauses, frames, openings, work
from bot.understanding.acts.decisions.draft import Found
from bot.understanding.known import Known
from bot.understanding.plain import Plain

MOST = 20
_LINE = re.compile(r"[^\n]+")
_LABEL = re.compile(r"[a-z ]{2,30}:")
_MARK = re.compile(r"(?<![^\s:;,])(?:\(?(\d|[a-h]|i{1,3}|iv|v)\)|(\d)\.)\s")
_ORDERS = ("123456789", "abcdefgh", ("i", "ii", "iii", "iv", "v"))
_ACTION = re.compile(r"actions?(?: points?| items?)?(?: \d{1,2})?: ")
_ENDED = re.compile(r"[.!;]\s")
_GOES_ON = re.compile(r"(?:and|or|but|which|who|to|because|as|since|so|with|for|in|on|at|from|by|until)\b")
_GOES_ON_TO = re.compile(r"[,;] (?:and |with |so )?| - |(?<=\w) and ")
_FEWEST = 3
"""What is decided has so many words, before the work that follows from it."""
_FEW = 2
"""Where each line begins large, so many words are enough: 'Sarn closes'."""
_HEADING = re.compile(
    r"(?:so |today |what )?(?:we |it was |the following )?(?:have |are |were )?(?:actions?|tasks?"
    r"|decisions?(?: and actions?)?|actions and decisions|decided|agreed|resolved|agreements|outcomes"
    r"|minutes)(?: made| taken| reached)?(?: points| items| and actions)?(?: today| that| to| so far| on"
    r"| the following| at the meeting| (?:on|at|in|from) [^:\n]{1,40})?\s?:?"
)


def items(text: Plain, known: Known) -> tuple[Plain, ...]:
    """Return the several decisions in a text, each with what a heading says of it; nothing for one alone."""
    lines = [text.cut(*match.span()) for match in _LINE.finditer(text.text) if match[0].strip()]
    if len(lines) < 2:
        return _numbered(text, known) or _sentences(text, known) or _with_work(text, known)
    heading = lines[0] if lines[0].text.endswith(":") and _is_heading(lines[0], known) else None
    if heading is None and lines[0].text.endswith(":") and len(lines) > 1 and _is_listed(lines[1]):
        return ()  # 'We agreed the budget:' with its parts is one decision
    blocks = _blocks(lines[1:] if heading else lines, known)
    if len(blocks) < 2:
        return ()
    if heading is not None and clauses.read(heading, known) is not None:
        return tuple(heading.then(block) for block in blocks)
    framed = [_begins(block, known) for block in blocks]
    # 'Minutes of 12 November' above what was agreed is no decision.
    above = any(framed) and not framed[0] and not _is_listed(lines[0])
    return tuple(_bare_of_that(block) for block in (blocks[1:] if above else blocks))


def is_list(text: Plain) -> bool:
    """Tell whether several lines of a text stand behind a bullet or a number."""
    return sum(_is_listed(text.cut(*match.span())) for match in _LINE.finditer(text.text)) > 1


def _numbered(text: Plain, known: Known) -> tuple[Plain, ...]:
    """Return the parts of 'It was agreed: (a) … (b) …', of which each has its letter or number."""
    marks = list(_MARK.finditer(text.folded))[:MOST]
    signs = [match[1] or match[2] for match in marks]
    if len(signs) < 2 or not any(signs == list(order[: len(signs)]) for order in _ORDERS):
        return ()
    before = text.cut(0, marks[0].start())
    heading = before.cut(0, len(before.text.rstrip(" :-")))
    framed = clauses.read(heading, known) if heading.text else Found(recorded=True)
    if framed is None or not framed.settles:
        return ()
    ends = [*(match.start() for match in marks[1:]), len(text.text)]
    parts = [text.cut(match.end(), end) for match, end in zip(marks, ends, strict=True)]
    colon = Plain.of(": ")
    return tuple(heading.then(colon).then(part) if heading.text else part for part in parts)


def _bare_of_that(block: Plain) -> Plain:
    return block.cut(5, len(block.text)) if block.folded.startswith("that ") else block


def _is_heading(line: Plain, known: Known) -> bool:
    if _HEADING.fullmatch(line.folded):
        return True
    found = clauses.read(line, known)
    return found is not None and found.settles


def _is_listed(line: Plain) -> bool:
    return openings.BULLET.match(line.text) is not None


def _blocks(lines: list[Plain], known: Known) -> list[Plain]:
    """Return the lines that stand by themselves, each with those that go on from it."""
    blocks: list[Plain] = []
    listed = sum(map(_is_listed, lines)) > 1
    large = not any(openings.bare(line).text[:1].islower() for line in lines)
    glued = False
    for line in lines[: MOST * 5]:
        bare = openings.bare(line)
        alone = _is_listed(line) if listed else _stands(bare, known, _FEW if large else _FEWEST)
        if blocks and (glued or not alone or len(blocks) >= MOST):
            blocks[-1] = _below(blocks[-1], bare)
        else:
            blocks.append(bare)
        glued = _LABEL.fullmatch(line.folded) is not None
    return blocks


def _below(block: Plain, line: Plain) -> Plain:
    lines = Plain(block.text + "\n", block.named, "", block.folded + "\n")
    return lines.then(line)


def _stands(line: Plain, known: Known, fewest: int) -> bool:
    """Tell whether a line is a decision by itself, and does not go on from the one before."""
    if _GOES_ON.match(line.folded) or line.text[:1].islower() or len(line.text.split()) < fewest:
        return _begins(line, known)
    return clauses.read(line, known) is None and not _LABEL.fullmatch(line.folded)


def _begins(sentence: Plain, known: Known) -> bool:
    """Tell whether a sentence begins with a frame or a status, and goes on with what that is of."""
    if clauses.read(sentence, known) is not None:
        return False
    said = frames.read(sentence)
    if said is not None and said[1] and said[0].settles:
        return True
    colon = sentence.folded.find(": ", 0, 80)
    found = clauses.read(sentence.cut(0, colon), known) if colon > 0 else None
    return found is not None and _of_a_matter(found)


def _of_a_matter(found: Found) -> bool:
    return found.settles and not found.seconder and not found.proposer


def _sentences(text: Plain, known: Known) -> tuple[Plain, ...]:
    """Return the sentences of a line, if the first and others begin with a frame each."""
    cuts = [0, *(match.end() for match in _ENDED.finditer(text.folded))][:MOST]
    found: list[Plain] = []
    for start, end in _pairs(cuts, text):
        sentence = text.cut(start, end)
        if _begins(sentence, known) or (found and _is_work(sentence, known)):
            found.append(sentence)
        elif found:
            found[-1] = found[-1].then(sentence)
        elif any(_is_work(text.cut(*cut), known) for cut in _pairs(cuts, text)):
            found.append(sentence)
        else:
            return ()
    return tuple(found) if len(found) > 1 else ()


def _pairs(cuts: list[int], text: Plain) -> list[tuple[int, int]]:
    return list(zip(cuts, [*cuts[1:], len(text.text)], strict=True))


def _with_work(text: Plain, known: Known) -> tuple[Plain, ...]:
    """Return what was decided, and the work behind a comma: 'We open late, Val to say so by Friday'."""
    for joint in list(_GOES_ON_TO.finditer(text.folded))[:MOST]:
        before, after = text.cut(0, joint.start()), text.cut(joint.end(), len(text.text))
        decided = len(before.text.split()) >= _FEWEST and work.read(before, known) is None
        if decided and _is_work(after, known):
            return before, after
    return ()


def _is_work(sentence: Plain, known: Known) -> bool:
    """Tell whether a sentence gives somebody work, and says by when or that it is an action."""
    if _ACTION.match(sentence.folded):
        return True
    given = work.read(sentence, known) if sentence.text else None
    return given is not None and given.dated

"""The colours of classes, settled with colour-blind and grey printing."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from ..core.classes.method import Method
from ..core.measures.field import Direction

if TYPE_CHECKING:
    from ..core.classify import Classification


class Palette(str, Enum):
    """What high values mean to the reader; tokens of scripts."""

    AUTO = "auto"
    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"
    DIVERGING = "diverging"
    DIVERGING_REVERSED = "diverging_reversed"


# Low to high, by number of classes.
_SEQUENTIAL: dict[Palette, tuple[str, ...]] = {
    Palette.BETTER: (
        "#009BBB",
        "#C6EEDC #004274",
        "#C6EEDC #009BBB #004274",
        "#C6EEDC #46B9C9 #007CA4 #004274",
        "#C6EEDC #6BC7CA #009BBB #006D98 #004274",
        "#C6EEDC #7ECFCC #1AAEC6 #0089AD #006591 #004274",
        "#C6EEDC #8BD5CD #46B9C9 #009BBB #007CA4 #005F8C #004274",
    ),
    Palette.WORSE: (
        "#D77631",
        "#F9E7B6 #820925",
        "#F9E7B6 #D77631 #820925",
        "#F9E7B6 #E29E59 #BD542D #820925",
        "#F9E7B6 #E6B16C #D77631 #B0422B #820925",
        "#F9E7B6 #EABC7B #DE8E4A #C7622F #A7382A #820925",
        "#F9E7B6 #EDC385 #E29E59 #D77631 #BD542D #A1322A #820925",
    ),
    Palette.NEUTRAL: (
        "#9F83C1",
        "#EAE6F9 #5B2B6F",
        "#EAE6F9 #9F83C1 #5B2B6F",
        "#EAE6F9 #B6A4D4 #8865A6 #5B2B6F",
        "#EAE6F9 #C2B4DE #9F83C1 #7C5798 #5B2B6F",
        "#EAE6F9 #CABEE3 #AD96CD #9171B0 #754E90 #5B2B6F",
        "#EAE6F9 #CFC5E7 #B6A4D4 #9F83C1 #8865A6 #71488A #5B2B6F",
    ),
}
# Of categories, in the order they are given out. Smallest ΔE2000 of all pairs under normal /
# deuteranopia / protanopia / grey: 18.6 / 17.4 / 15.5 / 4.6; nine
# are as many as survive all four. What is left over is grey, between land and outlines.
CATEGORY_COLOURS = (
    *("#1E4B9B", "#D6E6BA", "#986423", "#2595DE", "#ACA955"),
    *("#A2395C", "#6CD5F2", "#9C7693", "#751E14"),
)
OTHER_COLOUR = "#A6A6A3"
# A colour whose darkest channel lies above this is pale.
_PALE = 225
# Sides from the middle outwards, by number of classes on a side.
_MIDDLE = "#F1EFEA"
_LOW_SIDE = ("", "#8F3B13", "#D99A5F #8F3B13", "#E6B987 #C07C45 #8F3B13")
_HIGH_SIDE = ("", "#00526E", "#7FC4D0 #00526E", "#93D0D8 #3A96AE #00526E")


def palette_for(direction: Direction | None, method: Method) -> Palette:
    """Return the palette for what a higher value means; neutral where nobody says it."""
    if method is Method.DIVERGING:
        worse = direction is Direction.WORSE
        return Palette.DIVERGING_REVERSED if worse else Palette.DIVERGING
    return Palette(direction.value) if direction else Palette.NEUTRAL


def class_colours(classification: Classification, palette: Palette) -> tuple[str, ...]:
    """Return one `#RRGGBB` per class, lowest first.

    A diverging palette turns at the classification's centre, so that its two
    colours mean below and above it even where the sides differ in length.
    """
    classes = len(classification.counts)
    if palette is Palette.AUTO:
        palette = palette_for(None, classification.method)
    if classes == 0:
        return ()
    if palette in _SEQUENTIAL:
        return tuple(_SEQUENTIAL[palette][classes - 1].split())
    below, middle = _sides(classification)
    above = classes - below - middle
    longest = max(below, above)
    low, high = _side(_LOW_SIDE, longest), _side(_HIGH_SIDE, longest)
    if palette is Palette.DIVERGING_REVERSED:
        low, high = high, low
    return (*low[:below][::-1], *([_MIDDLE] * middle), *high[:above])


def swatch(palette: Palette, classes: int = 5) -> tuple[str, ...]:
    """Return a palette's colours to choose by, lowest first."""
    if palette in (Palette.DIVERGING, Palette.DIVERGING_REVERSED):
        side = min(classes // 2, len(_LOW_SIDE) - 1)
        low = _LOW_SIDE[side].split()[::-1]
        colours = (*low, _MIDDLE, *_HIGH_SIDE[side].split())
        reverse = palette is Palette.DIVERGING_REVERSED
        return colours[::-1] if reverse else colours
    chosen = Palette.NEUTRAL if palette is Palette.AUTO else palette
    return tuple(_SEQUENTIAL[chosen][classes - 1].split())


def _sides(classification: Classification) -> tuple[int, int]:
    """Return how many classes lie below the centre, and how many across."""
    centre = classification.centre
    if centre is None:
        classes = len(classification.counts)
        return classes // 2, classes % 2
    below = across = 0
    for lower, upper in classification.edges:
        if upper is not None and upper <= centre:
            below += 1
        elif lower is None or lower < centre:
            across += 1
    return below, across


def _side(sides: tuple[str, ...], length: int) -> list[str]:
    """Return the colours of a side from the middle outwards."""
    if length < len(sides):
        return sides[length].split()
    anchors = [_channels(one) for one in (_MIDDLE, *sides[-1].split())]
    colours = []
    for step in range(1, length + 1):
        place = step / length * (len(anchors) - 1)
        index = min(int(place), len(anchors) - 2)
        share = place - index
        colours.append(
            "#"
            + "".join(
                f"{round(start + (end - start) * share):02X}"
                for start, end in zip(anchors[index], anchors[index + 1])
            )
        )
    return colours


def _channels(colour: str) -> tuple[int, int, int]:
    number = int(colour.lstrip("#"), 16)
    return number >> 16, number >> 8 & 255, number & 255


def is_pale(colour: str) -> bool:
    """Tell whether a white outline would vanish beside `colour`."""
    return min(_channels(colour)) > _PALE

"""How things move: pure functions from time to a share of a movement."""

from __future__ import annotations

import math


def clamp(value: float, low: float = 0.0, high: float = 1.0) -> float:
    """The value, kept between two bounds."""
    return max(low, min(high, value))


def span(t: float, start: float, length: float) -> float:
    """How far through a movement we are, from 0 to 1."""
    return clamp((t - start) / length) if length > 0 else float(t >= start)


def lerp(a: float, b: float, u: float) -> float:
    """From a to b."""
    return a + (b - a) * u


def smooth(u: float) -> float:
    """Slow at both ends."""
    u = clamp(u)
    return u * u * u * (u * (u * 6 - 15) + 10)


def arrive(u: float) -> float:
    """Fast, then settling."""
    return 1 - (1 - clamp(u)) ** 3


def leave(u: float) -> float:
    """Slow, then away."""
    return clamp(u) ** 3


def settle(u: float, over: float = 1.4) -> float:
    """Arrive a little too far, then come back."""
    u = clamp(u) - 1
    return 1 + (over + 1) * u**3 + over * u**2


def gesture(u: float) -> float:
    """Draw back first, then go, overshoot and rest: how a hand moves when somebody means it."""
    u = clamp(u)
    if u < 0.22:
        return -0.10 * math.sin(math.pi * u / 0.44)
    return -0.10 + 1.10 * settle((u - 0.22) / 0.78, 1.1)


def swing(u: float) -> float:
    """What `gesture` does, for a movement that already starts and ends slowly."""
    return u - 0.17 * math.sin(2 * math.pi * clamp(u))


def hold(t: float, start: float, end: float, rise: float = 0.5, fall: float = 0.4) -> float:
    """Up at a moment, down at another, smooth both ways."""
    return smooth(span(t, start, rise)) * (1 - smooth(span(t, end, fall)))


def sway(t: float, period: float, phase: float = 0.0) -> float:
    """A slow swing between -1 and 1, for breath and for the camera."""
    return math.sin(2 * math.pi * (t / period + phase))


def blink(t: float, seed: float) -> float:
    """How closed the eyes are: short blinks at uneven moments, no two people together."""
    closed = 0.0
    period = 3.1 + 1.7 * ((seed * 0.618) % 1)
    for shift in (0.0, period * 0.37):
        phase = (t + seed * 1.37 + shift * 1.9) % (period * 1.9)
        if phase < 0.2:
            closed = max(closed, math.sin(math.pi * phase / 0.2))
    return closed

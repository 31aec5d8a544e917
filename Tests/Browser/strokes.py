"""Strokes to replay, and the picture that they make, drawn here anew: no line of the program's brush is used."""

import math
import random
import struct
import zlib
from ctypes import c_float

DIGITS = {
    0: [[(140, 50), (90, 80), (75, 140), (95, 205), (140, 228), (188, 200), (204, 140), (186, 78), (140, 50)]],
    1: [[(110, 90), (150, 50), (150, 230)]],
    2: [[(85, 95), (110, 55), (160, 50), (190, 85), (175, 130), (120, 180), (80, 225), (200, 225)]],
    3: [[(90, 65), (140, 45), (185, 75), (165, 120), (125, 132), (175, 145), (195, 190), (150, 230), (85, 215)]],
    4: [[(125, 50), (75, 160), (205, 160)], [(165, 100), (165, 235)]],
    5: [[(190, 55), (105, 55), (95, 125), (150, 115), (195, 150), (185, 205), (130, 230), (85, 210)]],
    6: [[(175, 50), (115, 95), (88, 165), (110, 222), (165, 225), (190, 180), (160, 145), (110, 160), (92, 185)]],
    7: [[(80, 60), (200, 60), (150, 140), (120, 230)], [(105, 145), (185, 140)]],
    8: [[(180, 75), (140, 48), (98, 78), (125, 125), (175, 158), (188, 205), (140, 232), (92, 205), (110, 155), (170, 115), (180, 75)]],
    9: [[(190, 100), (150, 140), (100, 120), (95, 75), (140, 48), (185, 70), (190, 110), (180, 170), (150, 232)]],
}


def drawings(count, seed=1):
    """So many drawings, each a digit bent a little, with points three units apart, on hundredths of a unit."""
    stream = random.Random(seed)
    result = []
    for number in range(count):
        digit = number % 10
        scale, turn = stream.uniform(0.75, 1.1), stream.uniform(-0.15, 0.15)
        shift = (stream.uniform(-12, 12), stream.uniform(-12, 12))
        strokes = []
        for stroke in DIGITS[digit]:
            bent = []
            for x, y in stroke:
                x, y = x - 140 + stream.uniform(-5, 5), y - 140 + stream.uniform(-5, 5)
                bent.append((140 + shift[0] + scale * (x * math.cos(turn) - y * math.sin(turn)),
                             140 + shift[1] + scale * (x * math.sin(turn) + y * math.cos(turn))))
            strokes.append(between(bent))
        result.append((digit, strokes))
    return result


def between(corners, step=6):
    points = [corners[0]]
    for start, end in zip(corners, corners[1:]):
        parts = max(1, round(math.dist(start, end) / step))
        points += [(start[0] + (end[0] - start[0]) * part / parts, start[1] + (end[1] - start[1]) * part / parts)
                   for part in range(1, parts + 1)]
    return [(round(x), round(y)) for x, y in points]


def single(value):
    """The nearest number of single precision, in which the program computes: one pixel in some thousands would differ."""
    return c_float(value).value


def square(x, y, across, down):
    """Of the distance from a line, at its start."""
    length = across * across + down * down
    inverse = single(1 / length) if length else 0
    share = min(max(single((x * across + y * down) * inverse), 0), 1)
    dx, dy = single(x - single(share * across)), single(y - single(share * down))
    return single(single(dx * dx) + single(dy * dy))


def png(strokes, width=15, side=280):
    """The drawing as a gray PNG file, light on black: full ink inside of the pen, one soft pixel at its edge."""
    squares = [math.inf] * (side * side)
    reach = width / 2 + 0.5
    for stroke in strokes:
        points = [point for place, point in enumerate(stroke) if place == 0 or point != stroke[place - 1]]
        for (x1, y1), (x2, y2) in zip(points, points[1:] or points):
            for row in range(max(0, math.floor(min(y1, y2) - reach)), min(side, math.ceil(max(y1, y2) + reach))):
                for column in range(max(0, math.floor(min(x1, x2) - reach)), min(side, math.ceil(max(x1, x2) + reach))):
                    far = square(column + 0.5 - x1, row + 0.5 - y1, x2 - x1, y2 - y1)
                    squares[row * side + column] = min(squares[row * side + column], far)
    pixels = [int(single(single(min(max(single(reach - single(math.sqrt(far))), 0), 1) * 255) + 0.5)) for far in squares]
    rows = b"".join(b"\0" + bytes(pixels[row * side:(row + 1) * side]) for row in range(side))
    parts = [(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts)

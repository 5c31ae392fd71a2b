#!/usr/bin/env python3
"""Inter as the page needs it: what English is written with, weights from 400 to 700, the features kern and tnum.

    pip install fonttools brotli
    python3 src/ui/fonts/make_font.py

Reads the Latin part of the variable font from the npm package, 48 KB, and writes `inter-english.woff2`, 16 KB.
Letters with accents, as in a file's name, come from the system's font. `theme.css` names the same characters.
The licence, in `OFL.txt`, stays with what is made of the font.
"""
import os

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = os.path.dirname(os.path.abspath(__file__))
CHARACTERS = [*range(0x20, 0x7F), 0xA0, 0xB0, 0xB1, 0xB2, 0xB3, 0xB5, 0xB7, 0xD7, 0xF7, 0x2013, 0x2014]
CHARACTERS += [0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, *range(0x2190, 0x2194), 0x2212]
SOURCE = "../../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"

font = TTFont(os.path.join(HERE, SOURCE))
subsetter = Subsetter(Options(layout_features=["kern", "tnum"], name_IDs=["*"]))
subsetter.populate(unicodes=CHARACTERS)
subsetter.subset(font)
font = instantiateVariableFont(font, {"wght": (400, 700)})
font.flavor = "woff2"
font.save(os.path.join(HERE, "inter-english.woff2"))

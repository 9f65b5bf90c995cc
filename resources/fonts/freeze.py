#!/usr/bin/env python3
"""Freezes OpenType features into a subset of a font, since Qt 6.4 cannot switch features itself.

freeze.py --family NAME [--line RATIO] [--freeze tnum,cv11] INPUT OUTPUT

--freeze makes the single substitutions of a feature the default glyphs; --line is the distance of two base lines as a
ratio of the size, so that wrapped text is set as the design asks. Ligatures and contextual forms are left out: the
console shows names and expressions exactly as they are written.
"""
import argparse

from fontTools import subset
from fontTools.ttLib import TTFont

# Latin with its extensions, spacing and punctuation, currency, letterlike signs, arrows, mathematics, technical signs,
# boxes, geometric shapes, ticks and the replacement character.
CHARACTERS = [(0x20, 0x7E), (0xA0, 0x24F), (0x259, 0x259), (0x2B0, 0x2FF), (0x300, 0x36F), (0x1E00, 0x1EFF),
              (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x218F),
              (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2500, 0x25FF), (0x2713, 0x2717),
              (0x370, 0x3FF), (0x400, 0x45F), (0xFFFD, 0xFFFD)]
KEPT_NAMES = {0, 13, 14}  # copyright, license, license address
STYLES = {400: "Regular", 500: "Medium", 600: "SemiBold"}


def single_substitutions(font, feature):
    table = font["GSUB"].table
    lookups = {index for record in table.FeatureList.FeatureRecord if record.FeatureTag == feature
               for index in record.Feature.LookupListIndex}
    mapping = {}
    for index in sorted(lookups):
        for sub in table.LookupList.Lookup[index].SubTable:
            sub = getattr(sub, "ExtSubTable", sub)
            mapping.update(sub.mapping)
    if not mapping:
        raise SystemExit(f"{feature} substitutes nothing in this font")
    return mapping


def freeze(font, features):
    for feature in features:
        mapping = single_substitutions(font, feature)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap = {code: mapping.get(glyph, glyph) for code, glyph in table.cmap.items()}


def level_figures(font):
    """Some weights of Inter have a tabular figure that is a thousandth narrower than the others."""
    characters, widths = font.getBestCmap(), font["hmtx"].metrics
    figures = [characters[code] for code in range(ord("0"), ord("9") + 1)]
    width = max(widths[glyph][0] for glyph in figures)
    for glyph in figures:
        widths[glyph] = (width, widths[glyph][1])


def cut(font):
    options = subset.Options()
    options.layout_features = ["ccmp", "locl", "mark", "mkmk", "kern"]
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in CHARACTERS for code in range(first, last + 1)])
    subsetter.subset(font)


def rename(font, family):
    style = STYLES[font["OS/2"].usWeightClass]
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in KEPT_NAMES]
    for name_id, text in ((1, family), (2, style), (3, f"{family} {style}"), (4, f"{family} {style}"),
                          (6, f"{family}-{style}".replace(" ", ""))):
        names.setName(text, name_id, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [f"{family}-{style}".replace(" ", "")]
        cff.topDictIndex[0].FamilyName = family
        cff.topDictIndex[0].FullName = f"{family} {style}"


def space_lines(font, ratio):
    head, typographic = font["hhea"], font["OS/2"]
    # Half above and half below, so that one line stands in the middle of its height like lines of other fonts do.
    extra = max(0, round(ratio * font["head"].unitsPerEm) - head.ascent + head.descent)
    head.ascent, head.descent, head.lineGap = head.ascent + extra // 2, head.descent - extra // 2, 0
    typographic.sTypoAscender, typographic.sTypoDescender, typographic.sTypoLineGap = head.ascent, head.descent, 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--family", required=True)
    parser.add_argument("--line", type=float, default=0)
    parser.add_argument("--freeze", default="")
    parser.add_argument("input")
    parser.add_argument("output")
    arguments = parser.parse_args()
    font = TTFont(arguments.input, recalcTimestamp=False)
    freeze(font, [tag for tag in arguments.freeze.split(",") if tag])
    level_figures(font)
    cut(font)
    rename(font, arguments.family)
    space_lines(font, arguments.line)
    font.save(arguments.output)


main()

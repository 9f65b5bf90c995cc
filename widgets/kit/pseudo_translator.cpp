#include "widgets/kit/pseudo_translator.h"

namespace kit {

namespace {

QChar accented(QChar letter) {
    static const QString plain = QStringLiteral("aceginosuyzACEGINOSUYZ");
    static const QString accents = QStringLiteral("àçéĝîñöšûýžÀÇÉĜÎÑÖŠÛÝŽ");
    const auto place = plain.indexOf(letter);
    return place < 0 ? letter : accents[place];
}

} // namespace

QString PseudoTranslator::translate(const char *, const char *source, const char *disambiguation, int) const {
    const auto text = QString::fromUtf8(source);
    if (QLatin1String(disambiguation) == QLatin1String("date format"))
        return text;
    QString result(QLatin1Char('['));
    // What stands for a value (%1, %L2, %n) stays as it is.
    bool isPlace = false;
    for (const auto letter : text) {
        isPlace = letter == QLatin1Char('%') || (isPlace && (letter.isDigit() || letter == QLatin1Char('L')));
        const bool isPlural = letter == QLatin1Char('n') && result.endsWith(QLatin1Char('%'));
        result += isPlace || isPlural ? letter : accented(letter);
    }
    result += QString(text.size() * 2 / 5, QLatin1Char('~'));
    return result + QLatin1Char(']');
}

} // namespace kit

#include "widgets/kit/bytes_text.h"

#include <array>
#include <cmath>
#include <limits>

#include <QLocale>

namespace kit {

namespace {

struct Unit {
    const char *name;
    qint64 size;
};

// The largest first.
constexpr std::array binary{Unit{"TiB", qint64(1) << 40}, Unit{"GiB", qint64(1) << 30}, Unit{"MiB", qint64(1) << 20},
                            Unit{"KiB", qint64(1) << 10}};
constexpr std::array decimal{Unit{"tb", 1'000'000'000'000}, Unit{"gb", 1'000'000'000}, Unit{"mb", 1'000'000},
                             Unit{"kb", 1'000}};

std::optional<qint64> sizeOf(const QString &unit) {
    const auto wanted = unit.toLower();
    if (wanted.isEmpty() || wanted == QLatin1String("b"))
        return 1;
    for (const auto &one : binary) {
        const auto name = QString::fromLatin1(one.name).toLower();
        if (wanted == name || wanted == name.chopped(1))
            return one.size;
    }
    for (const auto &one : decimal)
        if (wanted == QLatin1String(one.name))
            return one.size;
    return {};
}

} // namespace

QString BytesText::of(qint64 bytes, const QLocale &locale) {
    constexpr qint64 thousandths = 1000;
    for (const auto &unit : binary) {
        // Of what does not divide into thousandths of the unit, a smaller one is exact.
        if (bytes < unit.size || bytes % unit.size * thousandths % unit.size != 0)
            continue;
        const auto rest = bytes % unit.size * thousandths / unit.size;
        const int decimals = rest == 0 ? 0 : rest % 100 == 0 ? 1 : rest % 10 == 0 ? 2 : 3;
        const auto whole = static_cast<double>(bytes / unit.size) + static_cast<double>(rest) / thousandths;
        return locale.toString(whole, 'f', decimals) + QLatin1Char(' ') + QLatin1String(unit.name);
    }
    return locale.toString(bytes) + QStringLiteral(" B");
}

std::optional<qint64> BytesText::parse(const QString &text, const QLocale &locale) {
    const auto trimmed = text.trimmed();
    auto split = trimmed.size();
    while (split > 0 && trimmed[split - 1].isLetter())
        --split;
    const auto size = sizeOf(trimmed.mid(split));
    const auto number = trimmed.left(split).trimmed();
    if (!size || number.isEmpty())
        return {};
    bool isNumber = false;
    if (const auto whole = locale.toLongLong(number, &isNumber); isNumber) {
        if (whole < 0 || whole > std::numeric_limits<qint64>::max() / *size)
            return {};
        return whole * *size;
    }
    const double bytes = locale.toDouble(number, &isNumber) * static_cast<double>(*size);
    // Whoever types a part of a byte means something else.
    constexpr double most = 9e15;
    if (!isNumber || bytes < 0 || bytes > most || (*size == 1 && bytes != std::floor(bytes)))
        return {};
    return std::llround(bytes);
}

} // namespace kit

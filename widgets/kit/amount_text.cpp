#include "widgets/kit/amount_text.h"

#include <cmath>

namespace kit {

namespace {

constexpr qint64 unit = 1'000'000;
constexpr int mostDecimals = 6;
constexpr int leastDecimals = 2;
// Up to here a double holds every millionth.
constexpr double most = 4e9;

} // namespace

QString AmountText::of(qint64 micros, const QLocale &locale) {
    int decimals = mostDecimals;
    for (qint64 left = std::abs(micros % unit); decimals > leastDecimals && left % 10 == 0; left /= 10)
        --decimals;
    return locale.toString(static_cast<double>(micros) / static_cast<double>(unit), 'f', decimals);
}

std::optional<qint64> AmountText::parse(const QString &text, const QLocale &locale) {
    bool isNumber = false;
    const double micros = locale.toDouble(text.trimmed(), &isNumber) * static_cast<double>(unit);
    constexpr double tolerance = 1e-3;
    if (!isNumber || std::abs(micros) > most * static_cast<double>(unit) ||
        std::abs(micros - std::round(micros)) > tolerance)
        return std::nullopt;
    return std::llround(micros);
}

} // namespace kit

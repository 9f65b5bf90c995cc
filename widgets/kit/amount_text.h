#pragma once

#include <optional>

#include <QLocale>

namespace kit {

// Amounts of money, which stand in millionths of their currency, as people write them: "2.50", and back.
class AmountText {
public:
    // With two decimals, more only where there are more; the currency stands beside it.
    static QString of(qint64 micros, const QLocale &locale);
    // Nothing where it is no number, or one with more decimals than are kept.
    static std::optional<qint64> parse(const QString &text, const QLocale &locale);
};

} // namespace kit

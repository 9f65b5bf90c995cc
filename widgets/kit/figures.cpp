#include "widgets/kit/figures.h"

#include <cmath>

#include <QHash>
#include <QLocale>

namespace kit {

QString Figures::percent(qint64 basisPoints) {
    const int digits = basisPoints % 100 == 0 ? 0 : basisPoints % 10 == 0 ? 1 : 2;
    return tr("%1 %", "percent").arg(QLocale().toString(static_cast<double>(basisPoints) / 100, 'f', digits));
}

QString Figures::microseconds(qint64 count) {
    if (count < 1000)
        return tr("%1 µs", "microseconds").arg(QLocale().toString(count));
    const auto value = static_cast<double>(count);
    if (count < 1'000'000)
        return tr("%1 ms", "milliseconds").arg(QLocale().toString(value / 1e3, 'f', count < 10'000 ? 1 : 0));
    return tr("%1 s", "seconds").arg(QLocale().toString(value / 1e6, 'f', count < 10'000'000 ? 2 : 1));
}

QString Figures::bytes(qint64 count) {
    return QLocale().formattedDataSize(count, 1);
}

QString Figures::count(qint64 number) {
    return QLocale().toString(number);
}

QString Figures::money(qint64 micros, const QString &currency) {
    static const QHash<QString, QString> signs{{QStringLiteral("EUR"), QStringLiteral("€")},
                                               {QStringLiteral("USD"), QStringLiteral("$")},
                                               {QStringLiteral("GBP"), QStringLiteral("£")}};
    const double value = static_cast<double>(micros) / 1e6;
    const int digits = std::abs(value) < 100 ? 2 : 0;
    const auto sign = signs.value(currency);
    // Where no language is set the words are English. By language and territory: that of the system may write money as
    // another language does than the one that sentences are in.
    const QLocale set;
    const QLocale locale(set.language() == QLocale::C ? QLocale::English : set.language(), set.territory());
    if (sign.isEmpty())
        return tr("%1 %2", "amount, currency").arg(locale.toString(value, 'f', digits), currency);
    return locale.toCurrencyString(value, sign, digits);
}

} // namespace kit

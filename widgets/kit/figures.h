#pragma once

#include <QCoreApplication>
#include <QString>

namespace kit {

// How figures of running things are written, in the reader's locale.
class Figures {
    Q_DECLARE_TR_FUNCTIONS(Figures)

public:
    // "25 %", "0.5 %" of basis points.
    static QString percent(qint64 basisPoints);
    // "850 µs", "42 ms", "1.2 s".
    static QString microseconds(qint64 count);
    // "67.7 GiB".
    static QString bytes(qint64 count);
    static QString count(qint64 number);
    // "312 €" of millionths of a currency by its ISO 4217 code.
    static QString money(qint64 micros, const QString &currency);
};

} // namespace kit

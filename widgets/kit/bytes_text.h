#pragma once

#include <optional>

#include <QString>

class QLocale;

namespace kit {

// Amounts of memory as people type them: "24 GiB", "512 MiB", "1.5 GiB", "80 GB".
class BytesText {
public:
    // Exact: parse() gives the same value back. In the largest binary unit that needs no more than three decimals.
    static QString of(qint64 bytes, const QLocale &locale);
    // A number without a unit counts bytes. Ki, Mi, Gi and Ti (with or without B) are powers of 1,024, kB to TB powers
    // of 1,000. Nothing for what is no amount, is negative or does not fit.
    static std::optional<qint64> parse(const QString &text, const QLocale &locale);
};

} // namespace kit

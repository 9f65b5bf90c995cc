#include "widgets/catalog/model_words.h"

#include <QLocale>

namespace catalogpage {

QString ModelWords::parameters(qint64 count) {
    const auto value = static_cast<double>(count);
    if (count >= 1'000'000'000)
        return tr("%1 B", "billions of parameters")
            .arg(QLocale().toString(value / 1e9, 'f', count < 10'000'000'000 ? 2 : 1));
    if (count >= 1'000'000)
        return tr("%1 M", "millions of parameters").arg(QLocale().toString(value / 1e6, 'f', 0));
    return QLocale().toString(count);
}

QString ModelWords::bytes(qint64 count) {
    return QLocale().formattedDataSize(count, 1);
}

QString ModelWords::weights(const v1::ModelVersionSpec &version) {
    return tr("%1 in %n file(s)", nullptr, static_cast<int>(version.file_count())).arg(bytes(version.weight_bytes()));
}

QString ModelWords::cache(qint64 bytesPerToken) {
    return bytesPerToken == 0 ? tr("none", "no cache of keys and values")
                              : tr("%1 per token").arg(bytes(bytesPerToken));
}

QString ModelWords::number(qint64 count) {
    return QLocale().toString(count);
}

QString ModelWords::shortHash(const std::string &hex) {
    const auto text = QString::fromStdString(hex);
    if (text.size() < 16)
        return text;
    return QStringLiteral("%1 %2 … %3").arg(text.left(4), text.mid(4, 4), text.right(4));
}

kit::Tone ModelWords::tone(v1::Lifecycle lifecycle) {
    switch (lifecycle) {
    case v1::EVALUATED:
        return kit::Tone::Info;
    case v1::APPROVED:
        return kit::Tone::Ok;
    case v1::DEPRECATED:
        return kit::Tone::Warn;
    case v1::RETIRED:
        return kit::Tone::Danger;
    case v1::REGISTERED:
    case v1::LIFECYCLE_UNSPECIFIED:
    case v1::Lifecycle_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Lifecycle_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return kit::Tone::Neutral;
}

} // namespace catalogpage

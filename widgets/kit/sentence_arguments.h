#pragma once

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include "backend/core/error.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/time_text.h"

#include <google/protobuf/generated_enum_reflection.h>
#include <google/protobuf/timestamp.pb.h>

namespace kit {

// The arguments of a reason as they are spoken: made harmless, figures in the reader's locale. What is absent is empty.
class SentenceArguments {
public:
    explicit SentenceArguments(const core::Error::Arguments &arguments) : arguments_(arguments) {}

    bool has(const char *key) const { return !text(key).isEmpty(); }
    QString text(const char *key) const {
        const auto found = arguments_.find(key);
        return found == arguments_.end() ? QString() : harmless(QString::fromStdString(found->second));
    }
    qint64 number(const char *key) const { return text(key).toLongLong(); }
    QString count(const char *key) const { return Figures::count(number(key)); }
    QString bytes(const char *key) const { return Figures::bytes(number(key)); }
    QString percent(const char *key) const { return Figures::percent(number(key)); }
    QString microseconds(const char *key) const { return Figures::microseconds(number(key)); }
    // An instant, which is RFC 3339 there; what somebody has already written for its reader stays.
    QString instant(const char *key) const {
        const auto at = QDateTime::fromString(text(key), Qt::ISODateWithMs);
        if (!at.isValid())
            return text(key);
        google::protobuf::Timestamp stamp;
        stamp.set_seconds(at.toSecsSinceEpoch());
        return TimeText(QTimeZone::utc()).instant(stamp);
    }
    // A list that is joined by spaces, joined by commas.
    QString list(const char *key) const {
        return text(key).split(QLatin1Char(' '), Qt::SkipEmptyParts).join(QStringLiteral(", "));
    }
    // The value of a closed enum that stands there by name; its zero where it is not known.
    template <typename Value>
    static Value named(const QString &name) {
        const auto *value = google::protobuf::GetEnumDescriptor<Value>()->FindValueByName(name.toStdString());
        return value ? static_cast<Value>(value->number()) : Value();
    }

private:
    const core::Error::Arguments &arguments_;
};

} // namespace kit

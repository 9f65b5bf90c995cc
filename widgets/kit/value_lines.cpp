#include "widgets/kit/value_lines.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>

#include "backend/core/field_path.h"
#include "backend/core/kinds.h"
#include "widgets/kit/amount_text.h"
#include "widgets/kit/bytes_text.h"
#include "widgets/kit/duration_text.h"
#include "widgets/kit/field_words.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/hidden_password.h"

#include "pilothouse/v1/meta.pb.h"

namespace kit {

namespace pb = google::protobuf;

namespace {

const pb::Descriptor *typeAt(const std::string &object, const QString &part) {
    if (part == QLatin1String("meta"))
        return pilothouse::v1::Meta::descriptor();
    const auto *kind = core::kindOfName(object);
    return kind && part == QLatin1String("spec") ? kind->specType : nullptr;
}

// The next member of a path, `targets` or `[main]`, taken from its front. Keys may hold points.
QString takeMember(QString *path) {
    qsizetype end = 0;
    if (path->startsWith(QLatin1Char('['))) {
        do
            end = path->indexOf(QLatin1Char(']'), end) + 1;
        while (end > 0 && end < path->size() && path->at(end) != QLatin1Char('.'));
    } else {
        end = path->indexOf(QRegularExpression(QStringLiteral("[.\\[]")));
    }
    end = end > 0 ? end : path->size();
    const auto member = path->left(end);
    *path = path->mid(end);
    if (path->startsWith(QLatin1Char('.')))
        path->remove(0, 1);
    return member;
}

struct Place {
    const pb::FieldDescriptor *field = nullptr;
    // One element of the list, not all of it.
    bool isElement = false;
};

Place placeOf(const std::string &object, QString path) {
    const auto *type = typeAt(object, takeMember(&path));
    Place place;
    while (type && !path.isEmpty()) {
        place = {type->FindFieldByName(takeMember(&path).toStdString()), false};
        if (!place.field)
            return {};
        if (path.startsWith(QLatin1Char('['))) {
            takeMember(&path);
            place.isElement = true;
            if (place.field->is_map())
                place = {place.field->message_type()->map_value(), true};
        }
        type = place.field->message_type();
    }
    return path.isEmpty() ? place : Place();
}

bool endsWith(const pb::FieldDescriptor *field, const char *end) {
    return QString::fromStdString(field->name()).endsWith(QLatin1String(end));
}

// As canonical JSON has it, `-1.500s`.
pb::Duration durationOf(const QString &text) {
    const auto parts = text.chopped(1).split(QLatin1Char('.'));
    const int nanos = parts.value(1).leftJustified(9, QLatin1Char('0')).toInt();
    pb::Duration duration;
    duration.set_seconds(parts.first().toLongLong());
    duration.set_nanos(text.startsWith(QLatin1Char('-')) ? -nanos : nanos);
    return duration;
}

QStringList indented(QStringList lines, const QString &first) {
    for (int index = 0; index < lines.size(); ++index)
        lines[index].prepend(index == 0 ? first : QStringLiteral("  "));
    return lines;
}

} // namespace

QStringList ValueLines::of(const std::string &object, const std::string &path, const std::string &json) {
    if (json.empty())
        return {};
    const auto wrapped = QJsonDocument::fromJson('[' + QByteArray::fromStdString(json) + ']').array();
    if (wrapped.isEmpty())
        return {QString::fromStdString(json)};
    const auto place = placeOf(object, QString::fromStdString(path));
    if (!place.field)
        return ofAny(wrapped.first());
    return place.field->is_repeated() && !place.isElement ? ofList(place.field, wrapped.first())
                                                          : ofElement(place.field, wrapped.first());
}

QStringList ValueLines::ofNothing(const std::string &object, const std::string &path) {
    const auto *field = placeOf(object, QString::fromStdString(path)).field;
    const bool isAmount = field && !field->is_repeated() && !field->has_presence() &&
                          (field->cpp_type() == pb::FieldDescriptor::CPPTYPE_INT32 ||
                           field->cpp_type() == pb::FieldDescriptor::CPPTYPE_INT64);
    return isAmount ? QStringList{ofNumber(field, 0)} : QStringList();
}

const pb::FieldDescriptor *ValueLines::fieldAt(const std::string &object, const std::string &path) {
    return placeOf(object, QString::fromStdString(path)).field;
}

QString ValueLines::ofBound(const std::string &object, const std::string &path, const std::string &bound) {
    bool isNumber = false;
    QString::fromStdString(bound).toLongLong(&isNumber);
    return of(object, path, isNumber ? bound : '"' + bound + '"').join(QLatin1Char(' '));
}

QStringList ValueLines::ofElement(Field field, const QJsonValue &value) {
    switch (field->cpp_type()) {
    case pb::FieldDescriptor::CPPTYPE_ENUM:
        if (const auto *named = field->enum_type()->FindValueByName(value.toString().toStdString()))
            return {FieldWords::value(named)};
        return ofAny(value);
    case pb::FieldDescriptor::CPPTYPE_INT32:
    case pb::FieldDescriptor::CPPTYPE_INT64:
        return {ofNumber(field, value)};
    case pb::FieldDescriptor::CPPTYPE_MESSAGE:
        if (field->message_type() == pb::Duration::descriptor())
            return {DurationText::of(durationOf(value.toString()))};
        if (field->message_type() == pb::Timestamp::descriptor() || !value.isObject())
            return ofAny(value);
        return ofMessage(field->message_type(), value.toObject());
    default:
        return ofAny(value);
    }
}

QStringList ValueLines::ofMessage(const pb::Descriptor *type, const QJsonObject &value) {
    QStringList lines;
    int known = 0;
    for (int index = 0; index < type->field_count(); ++index) {
        const auto *field = type->field(index);
        const auto found = value.find(QString::fromStdString(field->name()));
        if (found == value.end())
            continue;
        ++known;
        const auto inner = field->is_repeated() ? ofList(field, *found) : ofElement(field, *found);
        const auto label = FieldWords::label(field);
        const bool isGroup = field->message_type() && !core::isTimeValue(field->message_type());
        if (inner.size() == 1 && !field->is_repeated() && !isGroup)
            lines << tr("%1: %2", "name, value").arg(label, inner.first());
        else
            lines << tr("%1:", "a name; its values follow below").arg(label) << indented(inner, QStringLiteral("  "));
    }
    // One with nothing in it is something; one that nobody knows is shown as it is.
    return known == value.size() && !lines.isEmpty() ? lines : ofAny(value);
}

QStringList ValueLines::ofList(Field field, const QJsonValue &value) {
    QStringList lines;
    if (field->is_map() && value.isObject()) {
        const auto entries = value.toObject();
        for (auto entry = entries.begin(); entry != entries.end(); ++entry)
            lines << entry.key() + QLatin1Char('=') +
                         ofElement(field->message_type()->map_value(), *entry).join(QLatin1String("\n  "));
        return lines.join(QLatin1Char('\n')).split(QLatin1Char('\n'));
    }
    if (!value.isArray())
        return ofAny(value);
    const bool isSimple = field->cpp_type() != pb::FieldDescriptor::CPPTYPE_MESSAGE;
    for (const auto element : value.toArray())
        lines << (isSimple ? ofElement(field, element) : indented(ofElement(field, element), QStringLiteral("• ")));
    return lines;
}

QString ValueLines::ofNumber(Field field, const QJsonValue &value) {
    // Those of 64 bits are written as texts.
    const auto number = value.toVariant().toLongLong();
    if (endsWith(field, "_basis_points"))
        return Figures::percent(number);
    if (endsWith(field, "_bytes"))
        return BytesText::of(number, QLocale());
    if (endsWith(field, "_micros"))
        return AmountText::of(number, QLocale());
    return QString::number(number);
}

QStringList ValueLines::ofAny(const QJsonValue &value) {
    if (value.isString())
        return withoutPassword(value.toString()).split(QLatin1Char('\n'));
    if (value == QJsonArray() || value == QJsonObject())
        return {value.isArray() ? QStringLiteral("[]") : QStringLiteral("{}")};
    if (value.isArray() || value.isObject()) {
        const auto document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
        const auto json = QString::fromUtf8(document.toJson(QJsonDocument::Indented));
        return withoutPasswords(json).trimmed().split(QLatin1Char('\n'));
    }
    return {value.toVariant().toString()};
}

} // namespace kit

#include "widgets/policies/draft_memory.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

#include "backend/client/connection.h"
#include "backend/core/intent.h"
#include "backend/core/strict_json.h"
#include "widgets/policies/draft.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace policiespage {

namespace {

constexpr int PauseBeforeWriting = 400; // milliseconds
constexpr std::size_t DeepestJson = 64;

const QString Base = QStringLiteral("base");
const QString Edited = QStringLiteral("edited");
const QString Etag = QStringLiteral("etag");
const QString Text = QStringLiteral("text");

QString spelled(const v1::Resource &set) {
    return QString::fromStdString(core::canonicalIntent(set));
}

QJsonObject written(const Draft::Begun &begun) {
    QJsonObject one{{Edited, spelled(begun.edited)}};
    if (begun.text)
        one[Text] = *begun.text;
    if (begun.base.meta().etag().empty())
        return one;
    one[Base] = spelled(begun.base);
    one[Etag] = QString::fromStdString(begun.base.meta().etag());
    return one;
}

bool read(const QJsonValue &text, const std::string &etag, v1::Resource *set) {
    const auto bytes = text.toString().toStdString();
    if (!core::messageFromJson(bytes, set, {bytes.size(), DeepestJson}))
        return false;
    set->mutable_meta()->set_etag(etag);
    return set->has_policy_set() && !set->meta().name().empty();
}

// Nothing where it is no draft.
std::optional<Draft::Begun> begunOf(const QJsonObject &one) {
    Draft::Begun begun;
    if (one.contains(Text))
        begun.text = one[Text].toString();
    const auto etag = one[Etag].toString().toStdString();
    if (!read(one[Edited], etag, &begun.edited))
        return std::nullopt;
    if (etag.empty())
        return begun;
    const bool isSame = read(one[Base], etag, &begun.base) && begun.base.meta().name() == begun.edited.meta().name();
    return isSame ? std::optional(begun) : std::nullopt;
}

} // namespace

DraftMemory::DraftMemory(const kit::Session &session, Draft &draft, QObject *parent)
    : QObject(parent), session_(session), draft_(draft) {
    soon_.setSingleShot(true);
    soon_.setInterval(PauseBeforeWriting);
    connect(&soon_, &QTimer::timeout, this, &DraftMemory::write);
    const auto later = [this] {
        if (!key_.isEmpty())
            soon_.start();
    };
    connect(&draft, &Draft::changed, this, later);
    connect(&draft, &Draft::keptChanged, this, later);
    connect(&draft, &Draft::unfinishedChanged, this, later);
    connect(&session.connection, &client::Connection::serverInfoChanged, this, &DraftMemory::recall);
    recall();
}

void DraftMemory::recall() {
    const auto &store = session_.connection.serverInfo().store_uuid();
    if (!key_.isEmpty() || store.empty())
        return;
    key_ = QStringLiteral("policies/drafts/") + QString::fromStdString(store);
    const auto kept = QJsonDocument::fromJson(session_.memory.value(key_).toByteArray()).array();
    for (const auto &one : kept)
        if (auto begun = begunOf(one.toObject()))
            draft_.recall(*std::move(begun));
}

void DraftMemory::write() {
    soon_.stop();
    if (key_.isEmpty())
        return;
    QJsonArray all;
    for (const auto &begun : draft_.allBegun())
        all << written(begun);
    if (all.isEmpty())
        session_.memory.remove(key_);
    else
        session_.memory.setValue(key_, QJsonDocument(all).toJson(QJsonDocument::Compact));
}

} // namespace policiespage

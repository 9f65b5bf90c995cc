#include "widgets/policies/policy_json.h"

#include <algorithm>
#include <cstdlib>

#include <QJsonDocument>

#include "backend/core/intent.h"
#include "backend/core/strict_json.h"
#include "widgets/kit/sentences.h"
#include "widgets/policies/draft.h"
#include "widgets/policies/json_places.h"
#include "widgets/policies/json_words.h"

namespace policiespage {

namespace {

QByteArray spelled(const v1::Resource &set) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(core::canonicalIntent(set)))
        .toJson(QJsonDocument::Indented);
}

} // namespace

PolicyJson::PolicyJson(const kit::Session &session, Draft &draft, const Vocabulary &vocabulary, QWidget *parent)
    : JsonEditor(session.theme, QStringLiteral("policyJsonText"), tr("Policy set as JSON"), parent),
      draft_(draft),
      words_(std::make_unique<JsonWords>(session, draft, vocabulary)) {
    setObjectName(QStringLiteral("policyJson"));
    connect(this, &JsonEditor::edited, this, &PolicyJson::take);
    connect(this, &JsonEditor::wordsWanted, this, &PolicyJson::offerWords);
    connect(this, &JsonEditor::fixesWanted, this,
            [this] { Q_EMIT fixRequested(JsonPlaces(text().toUtf8()).pathAt(cursor())); });
    connect(&draft, &Draft::changed, this, [this](Draft::Origin origin) {
        if (origin != Draft::Origin::Json)
            follow();
    });
}

PolicyJson::~PolicyJson() = default;

void PolicyJson::showEvent(QShowEvent *event) {
    JsonEditor::showEvent(event);
    if (isOld_)
        fill();
}

// What is no set yet is judged unseen too: nothing can be published while there is such a text.
void PolicyJson::follow() {
    isOld_ = true;
    if (isVisible() || draft_.unfinished())
        return fill();
    broken_.reset();
    draft_.setUnfinished(std::nullopt, {});
}

void PolicyJson::fill() {
    isOld_ = false;
    if (const auto unfinished = draft_.unfinished()) {
        if (text() != *unfinished)
            setText(*unfinished);
        return take();
    }
    setText(draft_.isOpen() ? QString::fromUtf8(spelled(draft_.edited())) : QString());
    broken_.reset();
    draft_.setUnfinished(std::nullopt, {});
    markMistakes();
}

void PolicyJson::take() {
    v1::Resource set;
    const auto fault = faultOf(text(), &set);
    broken_ = fault ? std::optional(fault->position) : std::nullopt;
    if (fault)
        draft_.setUnfinished(text(), fault->words, fault->fixes);
    else
        draft_.setUnfinished(std::nullopt, {});
    markMistakes();
    if (!fault)
        draft_.put(std::move(set), Draft::Origin::Json);
}

std::optional<PolicyJson::Fault> PolicyJson::faultOf(const QString &text, v1::Resource *set) const {
    const auto bytes = text.toUtf8();
    const auto read = core::messageFromJson(bytes.toStdString(), set);
    const JsonPlaces places(bytes);
    if (!read)
        return unreadable(read.error(), text);
    if (!set->has_policy_set())
        return Fault{tr("The text holds no policy set: it needs a member “policy_set”."), 0, {}};
    const int name = places.of(QStringLiteral("meta.name")).from;
    if (!draft_.isNew() && set->meta().name() != draft_.base().meta().name())
        return Fault{tr("The name of a set does not change. This one is %1.").arg(draft_.name()), name, {}};
    if (draft_.isNew() && draft_.isTaken(set->meta().name()))
        return Fault{tr("Another policy set has this name already. Choose another one."), name, {}};
    return std::nullopt;
}

PolicyJson::Fault PolicyJson::unreadable(const core::Error &error, const QString &text) {
    const auto &arguments = error.arguments();
    const auto bytes = text.toUtf8();
    Fault found{kit::Sentences::of(error), 0, QuickFix::of(error, text)};
    if (const auto field = arguments.find("field"); field != arguments.end()) {
        const auto path = QString::fromStdString(field->second);
        const JsonPlaces places(bytes);
        found.position =
            (arguments.contains("meant") && !arguments.contains("value") ? places.nameOf(path) : places.of(path)).from;
    }
    const auto at = arguments.find("position");
    if (at == arguments.end())
        return found;
    found.position = std::atoi(at->second.c_str());
    v1::JsonFault fault{};
    const auto named = arguments.find("fault");
    // As the editor numbers them.
    const auto line = bytes.left(found.position).count('\n') + 1;
    if (named != arguments.end() && v1::JsonFault_Parse(named->second, &fault))
        found.words =
            tr("Line %L1: %2", "a number, what is wrong there").arg(line).arg(kit::Sentences::of(fault, arguments));
    return found;
}

void PolicyJson::showViolations(const google::protobuf::RepeatedPtrField<v1::FieldViolation> &violations) {
    violations_ = violations;
    markMistakes();
}

void PolicyJson::markMistakes() {
    if (broken_)
        return mark({Range{*broken_, *broken_ + 1}});
    QList<Range> ranges;
    if (!violations_.empty() && !isOld_) {
        const JsonPlaces places(text().toUtf8());
        for (const auto &violation : violations_) {
            const auto place = places.of(QString::fromStdString(violation.field()));
            ranges << Range{place.from, place.to};
        }
    }
    mark(ranges);
}

void PolicyJson::revealPath(const QString &path) {
    reveal(broken_ ? *broken_ : JsonPlaces(text().toUtf8()).of(path).from);
}

void PolicyJson::offerWords(bool isAsked) {
    const auto writing = JsonPlaces(text().toUtf8()).writingAt(cursor());
    // Outside of quotes nobody is in the middle of a word.
    if (!writing || (writing->isBare && !isAsked))
        return;
    QStringList fitting;
    for (const auto &word : words_->offered(*writing))
        if (writing->isBare)
            fitting << QLatin1Char('"') + word + (writing->isName ? QStringLiteral("\": ") : QStringLiteral("\""));
        else if (word.startsWith(writing->begun, Qt::CaseInsensitive) && word != writing->begun)
            fitting << word;
    offer(fitting, static_cast<int>(writing->begun.toUtf8().size()));
}

} // namespace policiespage

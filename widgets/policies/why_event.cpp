#include "widgets/policies/why_event.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

#include "backend/client/audit_calls.h"
#include "backend/client/connection.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/policy_words.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"

namespace policiespage {

namespace {

QString text(const std::string &value) {
    return kit::harmless(QString::fromStdString(value));
}

} // namespace

WhyEvent::WhyEvent(const kit::Session &session, QWidget *parent)
    : QWidget(parent),
      session_(session),
      words_(new kit::RoleLabel(session.theme, kit::TextRole::Body)),
      open_(new QPushButton(tr("Show the event"))) {
    setObjectName(QStringLiteral("whyEvent"));
    words_->setObjectName(QStringLiteral("whyEventWords"));
    words_->setWordWrap(true);
    words_->setSelectable();
    open_->setObjectName(QStringLiteral("whyEventOpen"));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(session.theme.px(kit::Size::SpaceSmall));
    line->addWidget(words_, 1);
    line->addWidget(open_, 0, Qt::AlignTop);
    connect(open_, &QPushButton::clicked, this,
            [this] { Q_EMIT eventRequested(QStringLiteral("events/%1").arg(index_)); });
    hide();
}

void WhyEvent::show(qint64 index) {
    pending_.cancel();
    entry_.reset();
    index_ = index;
    setVisible(isShown());
    if (!isShown())
        return;
    words_->setText(tr("Event %L1 is being read.").arg(index_));
    v1::GetEventRequest request;
    request.set_index(index_);
    pending_ = session_.connection.audit().getEvent(request);
    client::deliver(pending_, this, [this](core::Result<v1::GetEventResponse> answer) { take(std::move(answer)); });
}

void WhyEvent::take(core::Result<v1::GetEventResponse> answer) {
    if (answer)
        entry_ = *std::move(answer);
    words_->setText(answer ? sentence()
                           : tr("Event %L1 cannot be shown. %2", "an index, a sentence")
                                 .arg(index_)
                                 .arg(kit::Sentences::of(answer.error())));
    Q_EMIT changed();
}

QString WhyEvent::sentence() const {
    const auto &event = entry_->event();
    const auto who = !event.actor_full_name().empty() ? text(event.actor_full_name())
                     : event.actor().empty()          ? kit::Sentences::word(event.actor_type())
                                                      : text(event.actor());
    const auto when = session_.times.instant(event.time());
    return event.object().empty()
               ? tr("Event %L1, %2: %3 used %4.", "an index, an instant, a person, a permission")
                     .arg(index_)
                     .arg(when, who, text(event.op()))
               : tr("Event %L1, %2: %3 used %4 on %5.", "an index, an instant, a person, a permission, an object")
                     .arg(index_)
                     .arg(when, who, text(event.op()), text(event.object()));
}

const v1::Event *WhyEvent::event() const {
    return entry_ ? &entry_->event() : nullptr;
}

const v1::PolicyDecision *WhyEvent::recorded(const v1::PolicyDecision &asked) const {
    if (!entry_)
        return nullptr;
    const auto &all = entry_->details().decisions();
    const auto found = std::find_if(all.begin(), all.end(), [&asked](const v1::PolicyDecision &one) {
        return one.stage() == asked.stage() && one.object() == asked.object() && one.target() == asked.target();
    });
    return found == all.end() ? nullptr : &*found;
}

QString WhyEvent::then(const v1::PolicyDecision &asked) const {
    const auto *decision = recorded(asked);
    return decision ? kit::PolicyWords::sentences(*decision).join(QLatin1Char(' ')) : QString();
}

QString WhyEvent::version(const v1::PolicyDecision &asked) const {
    const auto *decision = recorded(asked);
    if (!decision)
        return {};
    // In an emergency what would have been decided stands beside it.
    const auto &verdict = decision->break_glass().empty() ? decision->verdict() : decision->shadow();
    const auto *rule = verdict.has_rule()            ? &verdict.rule()
                       : !verdict.obliging().empty() ? &verdict.obliging(0)
                                                     : nullptr;
    return rule ? QString::fromStdString(rule->policy_set() + '@' + std::to_string(rule->generation())) : QString();
}

QString WhyEvent::emergency(const v1::PolicyDecision &asked) const {
    const auto *decision = recorded(asked);
    return decision ? text(decision->break_glass()) : QString();
}

} // namespace policiespage

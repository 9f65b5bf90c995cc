#include "widgets/audit/event_inspector.h"

#include <QAction>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "backend/client/audit_calls.h"
#include "backend/client/connection.h"
#include "backend/client/entry_check.h"
#include "backend/client/log_verifier.h"
#include "widgets/audit/event_facts.h"
#include "widgets/audit/event_words.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/diff_view.h"
#include "widgets/kit/inspector.h"
#include "widgets/kit/json_view.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/time_text.h"

namespace auditpage {

EventInspector::EventInspector(const kit::Session &session, QWidget *parent) : QWidget(parent), session_(session) {
    build();
    connect(panel_, &kit::StatePanel::retryRequested, this, &EventInspector::retry);
    connect(&session_.verifier, &client::LogVerifier::proofsChanged, this, &EventInspector::showProof);
    connect(&session_.verifier, &client::LogVerifier::stateChanged, this, &EventInspector::showProof);
    connect(&session_.times, &kit::TimeText::changed, this, &EventInspector::showEntry);
    showNothing();
}

void EventInspector::build() {
    inspector_ = new kit::Inspector(session_.theme);
    proof_ = new kit::FactList(session_.theme);
    proof_->setObjectName(QStringLiteral("proofFacts"));
    proof_->setAccessibleName(tr("Proof"));
    leaf_ = new kit::JsonView(session_.theme);
    leaf_->setObjectName(QStringLiteral("leaf"));
    leaf_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    inspector_->addTab(buildEvent(), tr("Event"));
    inspector_->addTab(proof_, tr("Proof"));
    inspector_->addTab(leaf_, tr("Leaf"));
    panel_ = new kit::StatePanel(session_.theme, new QWidget);
    panel_->setObjectName(QStringLiteral("eventState"));
    pages_ = new QStackedWidget;
    pages_->addWidget(new kit::Card(session_.theme, panel_, nullptr));
    pages_->addWidget(inspector_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(pages_);
    setMinimumWidth(session_.theme.px(kit::Size::InspectorWidth));
}

QWidget *EventInspector::buildEvent() {
    auto *page = new QWidget;
    facts_ = new kit::FactList(session_.theme);
    facts_->setObjectName(QStringLiteral("eventFacts"));
    facts_->setAccessibleName(tr("Event"));
    changeTitle_ = new kit::RoleLabel(session_.theme, kit::TextRole::Label, tr("Change"));
    changeTitle_->setColor(kit::Color::Text2);
    changeAbsence_ = new kit::RoleLabel(session_.theme, kit::TextRole::Body);
    changeAbsence_->setObjectName(QStringLiteral("changeAbsence"));
    changeAbsence_->setColor(kit::Color::Text3);
    changeAbsence_->setWordWrap(true);
    change_ = new kit::DiffView(session_.theme);
    change_->setObjectName(QStringLiteral("change"));
    change_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    auto *column = new QVBoxLayout(page);
    column->setSpacing(session_.theme.px(kit::Size::SpaceSmall));
    column->addWidget(facts_);
    column->addWidget(changeTitle_);
    column->addWidget(changeAbsence_);
    column->addWidget(change_);
    return page;
}

void EventInspector::addFootAction(QAction *action) {
    inspector_->addAction(new kit::ActionButton(*action));
}

void EventInspector::show(qint64 index) {
    if (index == index_)
        return;
    pending_.cancel();
    entry_.reset();
    index_ = index;
    if (index < 0)
        showNothing();
    else
        retry();
    Q_EMIT entryChanged();
}

void EventInspector::retry() {
    if (index_ < 0)
        return;
    showState();
    panel_->showLoading(2);
    v1::GetEventRequest request;
    request.set_index(index_);
    pending_ = session_.connection.audit().getEvent(request);
    client::deliver(pending_, this, [this](core::Result<v1::GetEventResponse> answer) { take(std::move(answer)); });
    const std::int64_t wanted[] = {index_};
    session_.verifier.prove(wanted);
}

void EventInspector::take(core::Result<v1::GetEventResponse> answer) {
    if (answer) {
        entry_ = *std::move(answer);
        isTrue_ = client::checkEntry(*entry_).isOk();
        panel_->showFilled();
        showEntry();
    } else {
        panel_->showFailed({tr("The event could not be read"), kit::Sentences::of(answer.error())});
    }
    Q_EMIT entryChanged();
}

void EventInspector::showNothing() {
    showState();
    panel_->showEmpty({tr("No event is selected"),
                       tr("Who did it, what it changed and the proof that the log holds it stand here.")});
}

void EventInspector::showEntry() {
    if (!entry_)
        return;
    inspector_->setTitle(EventWords::action(entry_->event()));
    inspector_->setSubtitle(EventWords::subject(entry_->event()));
    facts_->setFacts(EventFacts::event(session_, *entry_));
    leaf_->showJson(QByteArray::fromStdString(entry_->leaf()));
    showChange();
    showProof();
    showState();
}

void EventInspector::showState() {
    pages_->setCurrentIndex(entry_ ? 1 : 0);
}

void EventInspector::showChange() {
    change_->show(entry_->details().diffs());
    change_->setVisible(!change_->isEmpty());
    change_->updateGeometry();
    changeAbsence_->setVisible(change_->isEmpty());
    changeAbsence_->setText(EventFacts::isErased(*entry_)
                                ? tr("What it changed was erased. The log still commits to it.")
                                : tr("It changed no intent."));
}

void EventInspector::showProof() {
    if (!entry_)
        return;
    const auto verdict =
        isTrue_ ? EventWords::verdict(session_.verifier.proofOf(index_, entry_->leaf())) : EventWords::untrue();
    inspector_->setStatus(verdict.word, verdict.tone);
    proof_->setFacts(EventFacts::proof(session_, *entry_, verdict));
}

void EventInspector::focusFacts() {
    if (entry_)
        facts_->setFocus(Qt::OtherFocusReason);
}

bool EventInspector::isProven() const {
    return entry_ && isTrue_ && session_.verifier.proofOf(index_, entry_->leaf()) == client::LogVerifier::Proof::Proven;
}

bool EventInspector::isSettled() const {
    return index_ < 0 || panel_->state() != kit::StatePanel::State::Loading;
}

} // namespace auditpage

#include "widgets/audit/audit_page.h"

#include <QAction>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QMouseEvent>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/log_verifier.h"
#include "backend/client/permissions.h"
#include "widgets/audit/event_inspector.h"
#include "widgets/audit/event_words.h"
#include "widgets/audit/last_visit.h"
#include "widgets/audit/policy_facts.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/page_header.h"
#include "widgets/kit/pill.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/time_text.h"
#include "widgets/kit/window_grid.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace auditpage {

kit::PageFacts AuditPage::facts() {
    return {QStringLiteral("audit"), tr("Audit"), kit::Icon::Audit};
}

AuditPage::AuditPage(const kit::Session &session, QWidget *parent)
    : Page(facts(), parent), session_(session), source_(new EventSource(session, this)) {
    lookSoon_.setSingleShot(true);
    buildActions();
    build();
    connectAll();
    showHead();
    showState();
    followConnection();
}

AuditPage::~AuditPage() = default;

void AuditPage::buildActions() {
    verifyAll_ = makeAction("verifyAll", tr("Verify all"), QKeySequence(tr("Ctrl+Shift+V")));
    saveProof_ = makeAction("saveProof", tr("Save proof…"), QKeySequence::Save);
    openObject_ = makeAction("openObject", tr("Open object"), QKeySequence::Open);
    openPolicySet_ = makeAction("openPolicySet", tr("Open policy set"));
    for (auto *action : {saveProof_, openObject_, openPolicySet_})
        setNeedsSelection(action);
    showNew_ = makeAction("showNew", tr("Show new events"), QKeySequence::Refresh);
    clearFilter_ = makeAction("clearFilter", tr("Clear the filter"));
}

QWidget *AuditPage::buildTop() {
    const auto &theme = session_.theme;
    auto *top = new QWidget;
    header_ = new kit::PageHeader(theme, title());
    verdict_ = header_->addPill({}, kit::Tone::Neutral);
    verdict_->setObjectName(QStringLiteral("logVerdict"));
    auto *verify = new kit::ActionButton(*verifyAll_);
    kit::setKind(*verify, kit::ButtonKind::Primary);
    header_->addAction(verify);
    lastVisit_ = new kit::RoleLabel(theme, kit::TextRole::Caption);
    lastVisit_->setObjectName(QStringLiteral("lastVisit"));
    lastVisit_->setColor(kit::Color::Text3);
    lastVisit_->setWordWrap(true);
    filter_ = new kit::FilterBar(theme, session_.connection, QStringLiteral("events"));
    filter_->setObjectName(QStringLiteral("eventFilter"));
    filter_->setExample(QStringLiteral("outcome = DENIED AND op:\"models\""));
    fresh_ = new kit::ActionButton(*showNew_);
    auto *column = new QVBoxLayout(top);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header_);
    column->addWidget(lastVisit_);
    return top;
}

QWidget *AuditPage::buildList() {
    grid_ = new kit::WindowGrid(session_.theme);
    grid_->setObjectName(QStringLiteral("events"));
    grid_->setAccessibleName(tr("Events"));
    grid_->setSource(source_);
    grid_->viewport()->installEventFilter(this);
    panel_ = new kit::StatePanel(session_.theme, grid_);
    panel_->setObjectName(QStringLiteral("listState"));
    return panel_;
}

void AuditPage::build() {
    inspector_ = new EventInspector(session_);
    inspector_->setObjectName(QStringLiteral("eventInspector"));
    inspector_->addFootAction(saveProof_);
    inspector_->addFootAction(openObject_);
    inspector_->addFootAction(openPolicySet_);
    auto *top = buildTop();
    auto *filterRow = new QHBoxLayout;
    filterRow->setSpacing(session_.theme.px(kit::Size::SpaceSmall));
    filterRow->addWidget(filter_, 1);
    filterRow->addWidget(fresh_, 0, Qt::AlignTop);
    arrange(session_.theme, {top, filterRow, buildList(), inspector_});
    auto *slash = new QShortcut(Qt::Key_Slash, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(slash, &QShortcut::activated, filter_, qOverload<>(&QWidget::setFocus));
}

void AuditPage::connectAll() {
    using client::LogVerifier;
    connect(&session_.connection, &client::Connection::stateChanged, this, &AuditPage::followConnection);
    connect(&session_.connection, &client::Connection::serverInfoChanged, this, &AuditPage::showActions);
    connect(&session_.connection, &client::Connection::serverInfoChanged, this, &AuditPage::showHead);
    connect(&session_.permissions, &client::Permissions::changed, this, &AuditPage::showActions);
    connect(&session_.verifier, &LogVerifier::stateChanged, this, &AuditPage::showHead);
    connect(&session_.verifier, &LogVerifier::stateChanged, this, &AuditPage::showFresh);
    connect(&session_.verifier, &LogVerifier::stateChanged, &lookSoon_, qOverload<>(&QTimer::start));
    connect(&session_.verifier, &LogVerifier::proofsChanged, this, [this] {
        grid_->viewport()->update();
        showActions();
        lookSoon_.start();
    });
    connect(&session_.times, &kit::TimeText::changed, this, &AuditPage::showZone);
    connect(source_, &EventSource::stateChanged, this, &AuditPage::showList);
    connect(source_, &EventSource::rowCountChanged, this, &AuditPage::showState);
    connect(source_, &EventSource::newEventsChanged, this, &AuditPage::showFresh);
    connect(filter_, &kit::FilterBar::filterChanged, this, &AuditPage::load);
    connect(panel_, &kit::StatePanel::retryRequested, this, &AuditPage::load);
    connect(grid_, &kit::WindowGrid::currentRowChanged, this, &AuditPage::select);
    connect(grid_, &kit::WindowGrid::activated, inspector_, &EventInspector::focusFacts);
    connect(grid_, &kit::WindowGrid::menuRequested, this, &AuditPage::openMenu);
    connect(grid_, &kit::WindowGrid::filled, &lookSoon_, qOverload<>(&QTimer::start));
    connect(grid_->verticalScrollBar(), &QScrollBar::valueChanged, &lookSoon_, qOverload<>(&QTimer::start));
    connect(grid_->verticalScrollBar(), &QScrollBar::rangeChanged, &lookSoon_, qOverload<>(&QTimer::start));
    connect(&lookSoon_, &QTimer::timeout, this, &AuditPage::proveVisible);
    connect(inspector_, &EventInspector::entryChanged, this, &AuditPage::showActions);
    connect(inspector_, &EventInspector::entryChanged, this, &AuditPage::checkSettled);
    connect(verifyAll_, &QAction::triggered, this, &AuditPage::verifyAll);
    connect(saveProof_, &QAction::triggered, this, &AuditPage::chooseProofFile);
    connect(openObject_, &QAction::triggered, this, [this] { openObject(grid_->currentRow()); });
    connect(openPolicySet_, &QAction::triggered, this,
            [this] { Q_EMIT revealRequested(PolicyFacts::ruleOf(*inspector_->entry())); });
    connect(showNew_, &QAction::triggered, this, &AuditPage::load);
    connect(clearFilter_, &QAction::triggered, this, [this] { filter_->setText({}); });
}

void AuditPage::followConnection() {
    if (session_.connection.isOnline()) {
        if (!source_->isFilled() && isVisible())
            load();
        else
            grid_->retryFailed();
        if (!inspector_->entry())
            inspector_->retry();
    }
    showState();
    showActions();
}

void AuditPage::showEvent(QShowEvent *event) {
    Page::showEvent(event);
    // Whoever comes back to the newest event wants the newest; further down nothing moves by itself.
    const bool isAtNewest = grid_->currentRow() <= 0 && newestSize() > source_->logSize();
    if (session_.connection.isOnline() && (!source_->isFilled() || isAtNewest))
        load();
    showFresh();
}

void AuditPage::focusInEvent(QFocusEvent *event) {
    Page::focusInEvent(event);
    passFocus(grid_, event->reason());
}

void AuditPage::load() {
    source_->load(filter_->filter());
}

void AuditPage::showList() {
    // First of all: a list that comes into sight with the keyboard in it chooses a row where none is chosen.
    if (source_->state() == EventSource::State::Ready) {
        const bool isOther = std::exchange(describedFilter_, source_->filter()) != source_->filter();
        // What is not known to match is not described beside what does.
        if (isOther && !source_->filter().isEmpty() && !source_->rowOf(inspector_->index()))
            inspector_->show(-1);
        findRow();
        if (inspector_->index() < 0 && source_->rowCount() > 0)
            grid_->setCurrentRow(0);
    }
    showState();
    showHead();
    showFresh();
    lookSoon_.start();
}

void AuditPage::showState() {
    const bool isOtherFilter = source_->filter() != filter_->filter();
    const bool isFailed = source_->state() == EventSource::State::Failed;
    const auto &offline = session_.connection.error();
    if (source_->isFilled() && !isOtherFilter && source_->rowCount() > 0)
        panel_->showFilled();
    else if (!source_->isFilled() && !session_.connection.isOnline() && offline)
        panel_->showFailed({tr("The log cannot be read now"), kit::Sentences::of(*offline)});
    else if (isFailed && source_->error())
        panel_->showFailed({tr("The events could not be read"), kit::Sentences::of(*source_->error())});
    else if (source_->state() != EventSource::State::Ready)
        panel_->showLoading(EventBlock::ColumnCount);
    else if (!source_->filter().isEmpty())
        panel_->showEmpty({tr("No event matches"), tr("Nothing in the log matches this filter.")}, clearFilter_);
    else
        panel_->showEmpty({tr("No events yet"), tr("Every change that anybody makes stands here, with its proof.")});
    clearFilter_->setEnabled(!filter_->text().isEmpty());
    clearFilter_->setToolTip(clearFilter_->isEnabled() ? QString() : tr("There is no filter."));
}

void AuditPage::showHead() {
    const auto verdict = EventWords::verdict(session_.verifier);
    verdict_->setText(verdict.word);
    verdict_->setTone(verdict.tone);
    verdict_->setGlyph(verdict.sign);
    verdict_->setToolTip(kit::plainToolTip(verdict.sentence));
    verdict_->setAccessibleDescription(verdict.sentence);
    lastVisit_->setText(LastVisit::sentence(session_));
    if (!source_->isFilled())
        return header_->setFact(tr("changes log"));
    // As the status line has it. What came since the list was made is offered beside the filter.
    const auto events = QLocale().toString(std::max(newestSize(), source_->logSize()));
    const auto matches = QLocale().toString(source_->rowCount());
    if (source_->isWhole())
        header_->setFact(tr("changes log, %1 events").arg(events));
    else if (!source_->isRowCountExact())
        header_->setFact(tr("changes log, %1 events, more than 10,000 match").arg(events));
    else if (source_->filter().isEmpty())
        header_->setFact(tr("changes log, %1 events, %2 within your sight").arg(events, matches));
    else
        header_->setFact(tr("changes log, %1 events, %2 match").arg(events, matches));
}

qint64 AuditPage::newestSize() const {
    const auto &head = session_.verifier.head();
    const bool isVerified = session_.verifier.state() == client::LogVerifier::State::Verified;
    return std::max<qint64>(session_.connection.serverInfo().log_size(), isVerified ? head->tree.size : 0);
}

void AuditPage::showFresh() {
    if (isVisible() && session_.connection.isOnline())
        source_->follow(newestSize());
    const qint64 fresh = source_->newEvents();
    fresh_->setVisible(fresh > 0);
    showNew_->setEnabled(fresh > 0 && session_.connection.isOnline());
    showNew_->setText(fresh > 0 ? tr("%n new", nullptr, static_cast<int>(fresh)) : tr("Show new events"));
    showNew_->setToolTip(
        fresh > 0 ? tr("%n event(s) came since this list was made. Show them.", nullptr, static_cast<int>(fresh))
                  : tr("The list holds the newest events."));
}

void AuditPage::showActions() {
    const bool isOnline = session_.connection.isOnline();
    const auto obstacle = kit::Obstacle::to(session_, "events.verify", {});
    kit::Obstacle::setLink(verifyAll_, obstacle.link());
    const auto offer = [](QAction *action, const QString &reason, const QString &tip) {
        action->setEnabled(reason.isEmpty());
        action->setToolTip(reason.isEmpty() ? tip : reason);
    };
    offer(verifyAll_,
          !obstacle.isEmpty()   ? QString(obstacle)
          : verifying_.isOpen() ? tr("It is being started.")
                                : QString(),
          tr("The service checks every row, entry, spec, tile and head of its whole store."));
    offer(saveProof_,
          !inspector_->entry()      ? tr("Select an event first.")
          : !inspector_->isProven() ? tr("The event is not proven.")
          : !isOnline               ? tr("The service cannot be reached.")
                                    : QString(),
          tr("Write a tlog-proof file that anybody can check without this console."));
    const auto *entry = inspector_->entry();
    offer(openObject_,
          !entry                            ? tr("Select an event first.")
          : entry->event().object().empty() ? tr("The event names no object.")
                                            : QString(),
          tr("Show the object of the event where it is kept."));
    const bool hasSet = entry && !PolicyFacts::ruleOf(*entry).isEmpty();
    openPolicySet_->setVisible(hasSet);
    offer(openPolicySet_,
          !entry    ? tr("Select an event first.")
          : !hasSet ? tr("No rule had to do with the event.")
                    : QString(),
          tr("Show the rule that decided it, asked for more, or was suspended."));
    showFresh();
}

void AuditPage::showZone() {
    grid_->header()->model()->setHeaderData(EventBlock::Time, Qt::Horizontal, source_->columnTitle(EventBlock::Time));
    grid_->viewport()->update();
    showHead();
}

} // namespace auditpage

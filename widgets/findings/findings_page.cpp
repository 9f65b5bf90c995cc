#include "widgets/findings/findings_page.h"

#include <QAction>
#include <QFocusEvent>
#include <QMenu>

#include "backend/client/resource_cache.h"
#include "widgets/findings/finding_actions.h"
#include "widgets/findings/finding_inspector.h"
#include "widgets/findings/findings_model.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/filtered_list.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/list_pane.h"
#include "widgets/kit/page_header.h"
#include "widgets/kit/pill.h"

#include "pilothouse/v1/resource.pb.h"

namespace findingspage {

kit::PageFacts FindingsPage::facts() {
    return {QStringLiteral("findings"), tr("Findings"), kit::Icon::Shield};
}

FindingsPage::FindingsPage(const kit::Session &session, QWidget *parent) : Page(facts(), parent), session_(session) {
    setObjectName(QStringLiteral("findingsPage"));
    makeActions();
    build();
    follow();
    expectWhatIsMade(session.notices);
    showFact();
    showSelection();
}

std::optional<qint64> FindingsPage::count() const {
    if (session_.cache.state() == client::ResourceCache::State::Loading)
        return {};
    qint64 open = 0;
    for (const auto &name : session_.cache.names("findings")) {
        const auto found = session_.cache.find(name);
        open += found && found->finding_status().state() == v1::FindingStatus::OPEN ? 1 : 0;
    }
    return open;
}

bool FindingsPage::reveal(const QString &name) {
    if (const auto list = kit::FilteredList::of(name)) {
        if (list->kind != QLatin1String("findings"))
            return false;
        list_->filter()->setText(list->filter);
        return true;
    }
    return name.startsWith(QLatin1String("findings/")) && list_->reveal(name);
}

bool FindingsPage::isSettled() const {
    return list_->isSettled();
}

// Not a focus proxy: with one, Tab leads past all that stands before the grid.
void FindingsPage::focusInEvent(QFocusEvent *event) {
    passFocus(list_->grid(), event->reason());
}

void FindingsPage::makeActions() {
    const kit::ActionMaker make = [this](const QString &name, const QString &words, const QKeySequence &keys) {
        return makeNamedAction(name, words, keys);
    };
    actions_ = new FindingActions(session_, make, this);
}

void FindingsPage::build() {
    const auto &theme = session_.theme;
    header_ = new kit::PageHeader(theme, title());
    paused_ = header_->addPill({}, kit::Tone::Warn);
    paused_->setObjectName(QStringLiteral("pausedScans"));
    paused_->hide();
    header_->addAction(kit::makeButton(actions_->newScan()));
    list_ = new kit::ListPane(session_, new FindingsModel(session_.cache, session_.times, nullptr),
                              {.memory = QStringLiteral("findings/columns"),
                               .name = tr("Findings"),
                               .failed = tr("The findings could not be loaded"),
                               .empty = tr("Nothing was found that nobody deployed"),
                               .emptyText = whatIsLookedAt(),
                               .noneMatches = tr("No finding matches the filter"),
                               .example = QStringLiteral("state = OPEN")},
                              actions_->newScan());
    inspector_ = new FindingInspector(session_);
    for (auto *action : {actions_->adopt(), actions_->allow(), actions_->reopen(), actions_->stop()})
        inspector_->addAction(kit::makeButton(action));
    arrange(theme, {header_, list_->makeFilterRow(), list_, inspector_});
}

void FindingsPage::follow() {
    connect(list_, &kit::ListPane::selectionChanged, this, &FindingsPage::showSelection);
    connect(list_, &kit::ListPane::countChanged, this, &FindingsPage::showFact);
    connect(list_, &kit::ListPane::settled, this, &Page::settled);
    connect(list_, &kit::ListPane::menuRequested, this, [this](const QPoint &place) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setToolTipsVisible(true);
        menu->addActions(actions_->all());
        menu->popup(place);
    });
    connect(&session_.cache, &client::ResourceCache::stateChanged, this, [this] {
        showScans();
        Q_EMIT countChanged();
    });
    connect(&session_.cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        if (changes.of("telemetrySources"))
            showScans();
        if (!changes.of("findings"))
            return;
        showFact();
        showSelection();
        Q_EMIT countChanged();
    });
}

QString FindingsPage::whatIsLookedAt() const {
    int addresses = 0;
    int scans = 0;
    for (const auto &name : session_.cache.names("telemetrySources")) {
        const auto source = session_.cache.find(name);
        if (!source || !source->telemetry_source().has_scan() || source->telemetry_source().is_paused())
            continue;
        ++scans;
        addresses += source->telemetry_source_status().scanned_addresses();
    }
    if (scans == 0)
        return tr("The service looks at its own host: at programs that use its GPUs, and at ports where models answer. "
                  "Add a scan to have other addresses looked at.");
    return tr("The service looks at its own host, and at %n address(es) of scans.", nullptr, addresses);
}

void FindingsPage::showScans() {
    list_->setEmptyText(whatIsLookedAt());
    int paused = 0;
    session_.cache.each("telemetrySources", [&paused](const v1::Resource &source) {
        paused += source.telemetry_source().has_scan() && source.telemetry_source().is_paused();
        return true;
    });
    paused_->setText(tr("%Ln scan(s) paused", nullptr, paused));
    paused_->setToolTip(tr("Nobody looks at the addresses of a scan that is paused."));
    paused_->setVisible(paused > 0);
}

void FindingsPage::showFact() {
    const auto all = static_cast<int>(session_.cache.count("findings"));
    if (session_.cache.state() == client::ResourceCache::State::Loading)
        header_->setFact({});
    else if (!list_->isFiltered())
        header_->setFact(tr("%L1 of %n finding(s) open", nullptr, all).arg(count().value_or(0)));
    else
        header_->setFact(tr("%L1 of %n finding(s) match", nullptr, all).arg(list_->shownCount()));
}

void FindingsPage::showSelection() {
    const auto name = selected();
    inspector_->show(name);
    actions_->choose(name, name.isEmpty() ? QStringList() : QStringList{name});
}

QList<QAction *> FindingsPage::lend(const QStringList &names) {
    return actions_->lend(names);
}

void FindingsPage::giveBack() {
    actions_->giveBack();
}

QString FindingsPage::selected() const {
    return list_->selected();
}

} // namespace findingspage

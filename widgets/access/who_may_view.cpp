#include "widgets/access/who_may_view.h"

#include <QItemSelectionModel>
#include <QVBoxLayout>

#include "backend/client/access_calls.h"
#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"
#include "widgets/access/access_words.h"
#include "widgets/access/question_bar.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/plain_table.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/time_text.h"

namespace accesspage {

namespace {

using kit::Cell;

// Of whose team it is; of a team itself, that.
std::string teamOf(const client::ResourceCache &cache, const std::string &place) {
    if (place.empty() || place.starts_with("teams/"))
        return place;
    const auto found = cache.find(place);
    return found ? found->meta().team() : std::string();
}

Cell stateOf(const v1::AccessGrant &grant, core::TimePoint now) {
    if (grant.is_disabled())
        return kit::PlainTable::pill(WhoMayView::tr("disabled"), kit::Tone::Neutral, kit::Icon::Minus);
    if (grant.is_expired())
        return kit::PlainTable::pill(WhoMayView::tr("ended"), kit::Tone::Neutral, kit::Icon::Minus);
    const auto soon = grant.has_expire_time() ? AccessWords::endsSoon(grant.expire_time(), now) : QString();
    return soon.isEmpty() ? kit::PlainTable::pill(WhoMayView::tr("in force"), kit::Tone::Ok, kit::Icon::Check)
                          : kit::PlainTable::pill(soon, kit::Tone::Warn, kit::Icon::Clock);
}

} // namespace

WhoMayView::WhoMayView(const kit::Session &session, QWidget *parent)
    : QWidget(parent),
      session_(session),
      bar_(new QuestionBar(session)),
      table_(new kit::PlainTable({tr("Who"), tr("Role"), tr("Where"), tr("By team"), tr("State"), {}}, this)),
      grid_(new kit::GridView(session.theme)),
      panel_(new kit::StatePanel(session.theme, grid_)) {
    grid_->setObjectName(QStringLiteral("whoMay"));
    grid_->setAccessibleName(tr("Who may do what"));
    grid_->setModel(table_);
    panel_->setObjectName(QStringLiteral("whoMayState"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(panel_);
    connect(bar_, &QuestionBar::asked, this, &WhoMayView::ask);
    connect(panel_, &kit::StatePanel::retryRequested, this, &WhoMayView::refresh);
    connect(grid_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &WhoMayView::selectionChanged);
    showZone();
    connect(&session.times, &kit::TimeText::changed, this, [this] {
        showZone();
        // Without rows nothing else has a time.
        if (!answer_.grants().empty())
            showRows();
    });
    panel_->showLoading(table_->columnCount());
}

void WhoMayView::refresh() {
    bar_->offer();
    // What comes of the first attempt is told when it is known.
    if (session_.connection.state() == client::Connection::State::Connecting)
        return;
    learnPermissions();
    ask();
}

void WhoMayView::learnPermissions() {
    if (areRolesKnown_)
        return;
    pendingRoles_.cancel();
    pendingRoles_ = client::AccessCalls(session_.connection.link(), client::defaultDeadline).describeRoles();
    client::deliver(pendingRoles_, this, [this](const core::Result<v1::DescribeRolesResponse> &answer) {
        if (!answer || answer->roles().empty())
            return;
        areRolesKnown_ = true;
        QStringList permissions;
        // The last one holds all.
        for (const auto &permission : answer->roles(answer->roles_size() - 1).permissions())
            permissions << QString::fromStdString(permission);
        bar_->setPermissions(permissions);
        // It may have been asked for before it was known.
        ask();
    });
}

void WhoMayView::ask() {
    if (const auto mistake = bar_->mistake(); !mistake.isEmpty()) {
        pending_.cancel();
        isPending_ = false;
        answer_.Clear();
        table_->setRows({});
        panel_->showEmpty({tr("Nothing to look for"), mistake});
        Q_EMIT changed();
        Q_EMIT selectionChanged();
        return;
    }
    const auto question = bar_->question();
    v1::ListAccessRequest request;
    request.set_principal(question.principal);
    request.set_permission(question.permission);
    request.set_team(teamOf(session_.cache, question.place));
    // What has run out is of interest where one looks at somebody in particular.
    request.set_with_expired(!question.principal.empty());
    isPending_ = true;
    pending_.cancel();
    pending_ = client::AccessCalls(session_.connection.link(), client::defaultDeadline).listAccess(request);
    client::deliver(pending_, this, [this](const core::Result<v1::ListAccessResponse> &answer) { take(answer); });
    Q_EMIT changed();
}

void WhoMayView::take(const core::Result<v1::ListAccessResponse> &answer) {
    isPending_ = false;
    if (answer) {
        answer_ = *answer;
        showRows();
    } else {
        answer_.Clear();
        table_->setRows({});
        panel_->showFailed({tr("Who may do what could not be asked"), kit::Sentences::of(answer.error())});
    }
    Q_EMIT changed();
    Q_EMIT selectionChanged();
}

void WhoMayView::showZone() {
    const auto zone = session_.times.zoneName(QDateTime::currentDateTimeUtc());
    table_->setTitle(table_->columnCount() - 1, tr("Until (%1)", "time zone").arg(zone));
}

void WhoMayView::showRows() {
    QList<kit::PlainTable::Row> rows;
    const auto &cache = session_.cache;
    for (const auto &grant : answer_.grants()) {
        const auto until = grant.has_expire_time() ? session_.times.dateMinute(grant.expire_time()) : tr("no end");
        rows.append({QString::fromStdString(grant.binding() + ' ' + grant.principal()),
                     {kit::PlainTable::text(AccessWords::person(cache, grant.principal()), kit::CellKind::Strong),
                      kit::PlainTable::text(kit::Sentences::word(grant.role()), kit::CellKind::Term),
                      kit::PlainTable::text(AccessWords::scope(cache, grant.team())),
                      Cell::of(kit::CellKind::Text,
                               grant.via_team().empty() ? QString() : AccessWords::team(cache, grant.via_team()),
                               kit::Absence::NotApplicable),
                      stateOf(grant, session_.clock.now()), kit::PlainTable::text(until, kit::CellKind::Time)}});
    }
    const bool isEmpty = rows.isEmpty();
    table_->setRows(std::move(rows));
    if (isEmpty && !bar_->question().principal.empty())
        return panel_->showEmpty({tr("No role is held"), tr("Nothing that fits is given to this person.")});
    if (isEmpty)
        return panel_->showEmpty({tr("Nobody may do this"), tr("No role that allows it is given to anybody.")});
    panel_->showFilled();
    if (!grid_->currentIndex().isValid())
        grid_->setCurrentIndex(table_->index(0, 0));
}

QString WhoMayView::fact() const {
    if (answer_.grants().empty())
        return {};
    if (answer_.grants_size() < answer_.total_size())
        return tr("The first %L1 of %n role(s) that are held", nullptr, answer_.total_size())
            .arg(answer_.grants_size());
    return tr("%n role(s) that are held", nullptr, answer_.total_size());
}

const v1::AccessGrant *WhoMayView::chosenGrant() const {
    const int row = grid_->currentIndex().row();
    return row >= 0 && row < answer_.grants_size() ? &answer_.grants(row) : nullptr;
}

AccessQuestion WhoMayView::chosenQuestion() const {
    auto question = bar_->question();
    if (const auto *grant = chosenGrant(); question.principal.empty() && grant)
        question.principal = grant->principal();
    return question;
}

} // namespace accesspage

#include "widgets/guide/incident_dialog.h"

#include <algorithm>

#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "backend/core/intent.h"
#include "widgets/guide/incident_row.h"
#include "widgets/kit/age_refresh.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/change_dialog.h"
#include "widgets/kit/change_notice.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/reason_field.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"

namespace guide {

using kit::Size;
using kit::TextRole;
using State = kit::ChangeFlow::State;

IncidentDialog::IncidentDialog(const kit::Session &session, const IncidentBook &book, QWidget *parent)
    : Dialog(parent),
      session_(session),
      book_(book),
      flow_(session.connection, this),
      reason_(new kit::ReasonField(session.theme, tr("Shown to guests"))),
      failure_(new kit::Banner(session.theme, kit::Tone::Danger, {})) {
    setObjectName(QStringLiteral("incidentDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Incidents of the simulated fleet"));
    build();
    connect(&book_, &IncidentBook::changed, this, &IncidentDialog::showAll);
    connect(new kit::AgeRefresh(this), &kit::AgeRefresh::due, this, &IncidentDialog::showAll);
    connect(&flow_, &kit::ChangeFlow::stateChanged, this, &IncidentDialog::follow);
    connect(&session_.connection, &client::Connection::stateChanged, this, &IncidentDialog::judge);
    showAll();
    if (!rows_.isEmpty())
        rows_.first()->first()->setFocus();
}

void IncidentDialog::build() {
    const auto &theme = session_.theme;
    const int margin = theme.px(Size::SpaceWide);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.px(Size::SpaceMedium));
    column->addWidget(new kit::RoleLabel(theme, TextRole::Object, windowTitle()));
    auto *what = new kit::RoleLabel(
        theme, TextRole::Body,
        tr("Nothing real is touched. Whoever starts or ends one stands in the log, with the reason."));
    what->setWordWrap(true);
    column->addWidget(what);
    auto *rows = new QWidget;
    list_ = new QVBoxLayout(rows);
    list_->setContentsMargins(0, 0, theme.px(Size::SpaceMedium), 0);
    list_->setSpacing(0);
    list_->addStretch(1);
    auto *area = new QScrollArea;
    area->setObjectName(QStringLiteral("incidents"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(rows);
    area->viewport()->setAutoFillBackground(false);
    rows->setAutoFillBackground(false);
    column->addWidget(area, 1);
    buildFoot(column);
    resize(theme.px(Size::DialogWidth) * 5 / 4, theme.px(Size::DialogWidth) * 6 / 5);
}

void IncidentDialog::buildFoot(QVBoxLayout *column) {
    auto *label = new kit::RoleLabel(session_.theme, TextRole::Label, tr("&Reason, kept beside the log"));
    label->setBuddy(reason_);
    connect(reason_, &QLineEdit::textChanged, this, &IncidentDialog::judge);
    column->addWidget(label);
    column->addWidget(reason_);
    column->addWidget(reason_->lack());
    failure_->setObjectName(QStringLiteral("failure"));
    failure_->hide();
    column->addWidget(failure_);
    auto *row = new QHBoxLayout;
    auto *close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    row->addStretch(1);
    row->addWidget(close);
    column->addLayout(row);
}

void IncidentDialog::showAll() {
    const auto &all = book_.all();
    while (rows_.size() > static_cast<int>(all.size()))
        delete rows_.takeLast();
    for (std::size_t index = 0; index < all.size(); ++index) {
        if (static_cast<int>(index) < rows_.size()) {
            rows_[static_cast<int>(index)]->tell(all[index]);
            continue;
        }
        auto *row = new IncidentRow(session_, all[index]);
        connect(row, &IncidentRow::asked, this, [this, row] { change(row->incident()); });
        list_->insertWidget(list_->count() - 1, row);
        rows_ << row;
    }
    judge();
}

void IncidentDialog::judge() {
    const bool isBusy = flow_.state() == State::Checking || flow_.state() == State::Applying;
    for (auto *row : rows_) {
        const QString refusal = kit::Obstacle::to(session_, "telemetrySources.update", row->incident().source);
        row->setObstacle(isBusy              ? tr("The last one is being written.")
                         : refusal.isEmpty() ? reason_->obstacle()
                                             : refusal);
    }
}

std::vector<v1::Change> IncidentDialog::changesFor(const Incident &incident) const {
    const auto next = incident.isUnderWay() ? book_.ended(incident) : book_.started(incident);
    std::vector<v1::Change> changes;
    if (next) {
        auto &put = *changes.emplace_back().mutable_put();
        *put.mutable_resource() = *next;
        put.set_etag(next->meta().etag());
    }
    return changes;
}

void IncidentDialog::change(const Incident &incident) {
    failure_->hide();
    chosen_ = incident;
    if (const auto source = session_.cache.find(incident.source))
        before_ = core::intentOf(*source);
    flow_.setReason(reasonOfChange());
    flow_.setChanges(changesFor(incident));
}

QString IncidentDialog::refusal() const {
    if (flow_.error())
        return kit::Sentences::of(*flow_.error());
    const auto &preview = flow_.preview();
    if (preview.refusal_reason() == kit::v1::REASON_UNSPECIFIED || preview.violations_size() > 0)
        return tr("The service would not do it. Look at the source on the page of GPUs.");
    return kit::Sentences::of(preview.refusal_reason(),
                              {preview.refusal_arguments().begin(), preview.refusal_arguments().end()});
}

void IncidentDialog::follow() {
    switch (flow_.state()) {
    case State::Ready:
        return flow_.apply(reasonOfChange());
    case State::Applied:
        return announce();
    case State::Conflict:
        // Somebody else was faster; what is meant is still meant.
        return change(*chosen_);
    case State::Requested:
        kit::ChangeNotice::tellAwaited(session_, titleOfChange(), flow_.changeRequest(), flow_.approvals());
        return accept();
    case State::Unexplained:
    case State::Refused:
    case State::Failed:
        failure_->setText(refusal());
        failure_->show();
        break;
    case State::Unchanged:
    case State::Checking:
    case State::Applying:
        break;
    }
    judge();
}

QString IncidentDialog::titleOfChange() const {
    return chosen_->isUnderWay() ? tr("End of “%1”").arg(chosen_->title) : tr("Start of “%1”").arg(chosen_->title);
}

// Rows of the log show the reason, and not what of a source was changed.
QString IncidentDialog::reasonOfChange() const {
    const auto said = reason_->reason();
    const auto what = titleOfChange();
    const auto whole = said.isEmpty() ? what : tr("%1: %2", "start or end of an incident, why").arg(what, said);
    return whole.size() <= kit::ReasonField::Most ? whole : said;
}

void IncidentDialog::announce() {
    kit::Notice notice;
    notice.tone = kit::Tone::Ok;
    notice.text = chosen_->isUnderWay() ? tr("“%1” is ended.").arg(chosen_->title)
                                        : tr("“%1” begins; look at the map of GPUs.").arg(chosen_->title);
    kit::ChangeDialog::Proposal done;
    done.title = titleOfChange();
    done.before = {before_};
    const auto back = kit::ChangeDialog::inverse(done, flow_, reason_->reason());
    notice.actionText = back.verb;
    notice.action = [session = session_, back, window = parentWidget()] {
        kit::ChangeDialog::propose(session, back, window)->open();
    };
    notice.isChange = true;
    notice.event = flow_.applied().log_index();
    session_.notices.post(notice);
    accept();
}

} // namespace guide

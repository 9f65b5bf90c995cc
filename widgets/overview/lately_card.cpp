#include "widgets/overview/lately_card.h"

#include <algorithm>

#include <QPushButton>
#include <QVBoxLayout>

#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"
#include "widgets/kit/change_words.h"
#include "widgets/kit/finding_words.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/story_words.h"
#include "widgets/kit/time_text.h"
#include "widgets/overview/event_row.h"
#include "widgets/overview/row_stack.h"

namespace overviewpage {

using kit::Color;
using kit::TextRole;

namespace {

QString harmless(const std::string &text) {
    return kit::harmless(QString::fromStdString(text));
}

QDateTime nowOf(const core::Clock &clock) {
    const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(clock.now().time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(since.count(), Qt::UTC);
}

} // namespace

LatelyCard::LatelyCard(const kit::Session &session, QWidget *parent)
    : GlanceCard(session.theme, tr("What changed lately"), parent), session_(session) {
    setObjectName(QStringLiteral("lately"));
    auto *open = addLink(tr("Open Audit"), QStringLiteral("audit"));
    open->setObjectName(QStringLiteral("openAudit"));
    open->setToolTip(
        tr("What was deleted before this window was opened, refused, or decided by the service itself stands in the "
           "audit log."));
    nothing_ = new kit::RoleLabel(session.theme, TextRole::Body);
    nothing_->setObjectName(QStringLiteral("nothing"));
    nothing_->setColor(Color::Text2);
    nothing_->setWordWrap(true);
    column()->addWidget(nothing_);
    list_ = new RowStack;
    for (int row = 0; row < RecentChanges::most; ++row) {
        rows_ << new EventRow(session.theme);
        list_->add(rows_.last());
        connect(rows_.last(), &QAbstractButton::clicked, this, [this, row] { this->open(row); });
    }
    column()->addWidget(list_);
    column()->addStretch(1);
}

void LatelyCard::show(const RecentChanges &changes) {
    shown_ = changes.changes();
    nothing_->setText(changes.isSettled() ? tr("Nothing that you may see was changed yet.")
                                          : tr("The last changes are being read."));
    nothing_->setVisible(shown_.empty());
    list_->setCount(static_cast<int>(shown_.size()));
    showAges();
}

void LatelyCard::present() {
    GlanceCard::present();
    list_->present();
    fillWith(list_);
}

void LatelyCard::showAges() {
    const auto now = nowOf(session_.clock);
    for (std::size_t row = 0; row < shown_.size(); ++row) {
        const auto &entry = shown_[row].entry;
        rows_[static_cast<int>(row)]->setWords(
            {sentence(shown_[row]),
             entry.reason().empty() ? tr("No reason was given.") : kit::StoryWords::of(entry.reason()),
             kit::TimeText::age(entry.commit_time(), now), session_.times.instant(entry.commit_time())});
    }
}

QString LatelyCard::nameOf(const std::string &object) const {
    const auto found = object.starts_with("findings/") ? session_.cache.find(object) : nullptr;
    return found && found->has_finding_status() ? kit::FindingWords::name(found->finding_status()) : harmless(object);
}

QString LatelyCard::sentence(const RecentChange &change) const {
    const auto name = nameOf(change.object);
    const auto what = change.others == 0
                          ? name
                          : tr("%1 and %Ln other(s)", "object, how many were changed with it", change.others).arg(name);
    const auto now = session_.cache.find(change.object);
    return kit::ChangeWords::sentence(change.entry, what, {change.before, change.entry.resource(), now.get()});
}

void LatelyCard::open(int row) {
    if (row >= static_cast<int>(shown_.size()))
        return;
    const auto &change = shown_[static_cast<std::size_t>(row)];
    const bool mayRead = session_.permissions.isAllowed("events.get", change.entry.resource().meta().team()) != false;
    Q_EMIT linkRequested(mayRead ? QStringLiteral("events/%1").arg(change.entry.log_index())
                                 : QString::fromStdString(change.object));
}

} // namespace overviewpage

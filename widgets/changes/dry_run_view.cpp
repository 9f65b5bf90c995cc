#include "widgets/changes/dry_run_view.h"

#include <QAction>
#include <QScrollArea>
#include <QVBoxLayout>

#include "backend/client/resource_cache.h"
#include "widgets/changes/request_review.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/change_policy_view.h"
#include "widgets/kit/change_request_words.h"
#include "widgets/kit/change_turn.h"
#include "widgets/kit/diff_view.h"
#include "widgets/kit/named_people.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"

namespace changespage {

namespace {

core::Error::Arguments argumentsOf(const v1::Preview &preview) {
    return {preview.refusal_arguments().begin(), preview.refusal_arguments().end()};
}

// A banner knows three.
kit::Tone bannerTone(kit::Tone tone) {
    return tone == kit::Tone::Danger || tone == kit::Tone::Warn ? tone : kit::Tone::Info;
}

} // namespace

DryRunView::DryRunView(const kit::Session &session, const RequestReview &review, QWidget *parent)
    : QWidget(parent),
      session_(session),
      review_(review),
      verdict_(new kit::Banner(session.theme, kit::Tone::Info, {})),
      policy_(new kit::ChangePolicyView(session.theme)),
      affected_(new kit::RoleLabel(session.theme, kit::TextRole::Body)),
      untold_(new kit::RoleLabel(session.theme, kit::TextRole::Body)),
      diff_(new kit::DiffView(session.theme)),
      panel_(new kit::StatePanel(session.theme, build())),
      why_(new QAction(tr("Why?"), this)),
      again_(new QAction(tr("Try again"), this)) {
    panel_->setObjectName(QStringLiteral("dryRunState"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panel_);
    connect(why_, &QAction::triggered, this, [this] { Q_EMIT linkRequested(whyTarget_); });
    connect(again_, &QAction::triggered, this, &DryRunView::retryRequested);
    connect(policy_, &kit::ChangePolicyView::whyRequested, this, &DryRunView::linkRequested);
    connect(panel_, &kit::StatePanel::retryRequested, this, &DryRunView::retryRequested);
    connect(&review_, &RequestReview::changed, this, &DryRunView::show);
    show();
}

QWidget *DryRunView::build() {
    const auto &theme = session_.theme;
    verdict_->setObjectName(QStringLiteral("dryRun"));
    affected_->setObjectName(QStringLiteral("affected"));
    affected_->setWordWrap(true);
    affected_->setSelectable();
    untold_->setObjectName(QStringLiteral("untold"));
    untold_->setWordWrap(true);
    untold_->setSelectable();
    diff_->setObjectName(QStringLiteral("requestDiff"));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    const int margin = theme.px(kit::Size::SpaceMedium);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.px(kit::Size::SpaceSmall));
    column->addWidget(verdict_);
    column->addWidget(policy_);
    column->addWidget(affected_);
    column->addWidget(untold_);
    column->addWidget(diff_, 1);
    // Where there is little room all of it is reached by scrolling, and no sentence is cut.
    auto *area = new QScrollArea;
    area->setAccessibleName(tr("What changes"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

void DryRunView::show() {
    switch (review_.state()) {
    case RequestReview::State::Idle:
        return panel_->showEmpty({tr("No request is selected"), tr("What a change request would do now stands here.")});
    case RequestReview::State::Loading:
        return panel_->showLoading();
    case RequestReview::State::Failed:
        return panel_->showFailed({tr("The change request could not be read"), kit::Sentences::of(*review_.error())});
    case RequestReview::State::Filled:
        break;
    }
    const auto find = [this](const std::string &name) { return session_.cache.find(name); };
    diff_->show(kit::withNamesOfPeople(review_.diffs(), find));
    policy_->show(review_.isReviewed() ? review_.review().preview() : v1::Preview(), find);
    showAffected();
    showUntold();
    showVerdict();
    panel_->showFilled();
}

QString DryRunView::refusal() const {
    const auto &preview = review_.review().preview();
    QStringList reasons;
    for (const auto &violation : preview.violations())
        reasons << kit::Sentences::of(violation);
    const bool isSaid = preview.refusal_reason() == v1::INVALID_FIELD && !reasons.isEmpty();
    if (preview.refusal_reason() != v1::REASON_UNSPECIFIED && !isSaid)
        reasons << kit::Sentences::of(preview.refusal_reason(), argumentsOf(preview));
    return reasons.join(QLatin1Char('\n'));
}

void DryRunView::showVerdict() {
    const auto &request = review_.request();
    const auto &spec = request.change_request();
    whyTarget_.clear();
    const auto failure = review_.error() ? kit::Sentences::of(*review_.error()) : QString();
    if (!kit::ChangeTurn::isOpen(spec)) {
        verdict_->setTone(bannerTone(kit::ChangeRequestWords::tone(spec.state())));
        verdict_->setText(kit::ChangeRequestWords::standing(session_, request));
        whyTarget_ = QString::fromStdString(spec.cause()).startsWith(QLatin1String("POLICY_"))
                         ? kit::ChangePolicy::targetOf(v1::REASON_UNSPECIFIED,
                                                       {spec.cause_arguments().begin(), spec.cause_arguments().end()})
                         : QString();
    } else if (!review_.isReviewed()) {
        verdict_->setTone(kit::Tone::Warn);
        verdict_->setText(
            review_.isOutdated()
                ? tr("It could not be checked anew; this is what it would have done before. %1", "why, a sentence")
                      .arg(failure)
                : tr("What it would do now is not known; this is what was asked for. %1", "why, a sentence")
                      .arg(failure));
    } else if (const auto words = refusal(); !words.isEmpty()) {
        const auto &preview = review_.review().preview();
        verdict_->setTone(kit::Tone::Danger);
        verdict_->setText(tr("It could not be applied now. %1", "why, sentences").arg(words));
        whyTarget_ = kit::ChangePolicy::targetOf(preview);
    } else {
        verdict_->setTone(kit::Tone::Info);
        verdict_->setText(tr("Checked now: the service would apply it as it stands here, once it is approved."));
    }
    const bool isFailed = review_.error() && !review_.isReviewed();
    verdict_->setAction(!whyTarget_.isEmpty() ? why_ : isFailed ? again_ : nullptr);
}

void DryRunView::showAffected() {
    const auto &preview = review_.review().preview();
    affected_->setVisible(review_.isReviewed() && preview.affected_count() > 0);
    QStringList names;
    for (const auto &affected : preview.affected())
        names << kit::harmless(QString::fromStdString(affected.name()));
    affected_->setText(tr("%n object(s) refer to what changes: %1", nullptr, static_cast<int>(preview.affected_count()))
                           .arg(names.join(QStringLiteral(", "))));
}

void DryRunView::showUntold() {
    const bool areTold = review_.isReviewed() || review_.isOutdated();
    QStringList names;
    if (!areTold)
        for (const auto &name : review_.unread())
            names << kit::harmless(QString::fromStdString(name));
    QStringList sentences;
    if (!names.isEmpty())
        sentences << tr("What stood before could not be read, so that the name alone is told: %1", "names")
                         .arg(names.join(QStringLiteral(", ")));
    if (!names.isEmpty() && review_.unreadError())
        sentences << kit::Sentences::of(*review_.unreadError());
    if (const int more = review_.namedAlone(); more > 0)
        sentences << tr("Of %n more object(s) the names alone are told.", nullptr, more);
    untold_->setText(sentences.join(QLatin1Char('\n')));
    untold_->setVisible(!sentences.isEmpty());
    diff_->setPlaceholderText(names.isEmpty() ? tr("Nothing differs from what stands.")
                                              : tr("What it changes cannot be told."));
}

} // namespace changespage

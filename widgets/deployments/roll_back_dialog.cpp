#include "widgets/deployments/roll_back_dialog.h"

#include <QComboBox>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/deployment_calls.h"
#include "backend/client/resource_calls.h"
#include "backend/core/diff.h"
#include "widgets/kit/diff_view.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/time_text.h"
#include "widgets/kit/verb_answer.h"

namespace deploymentspage {

namespace {

QString nameOf(const v1::Resource &resource) {
    return QString::fromStdString(resource.meta().name());
}

} // namespace

void RollBackDialog::open(const kit::Session &session, const v1::Resource &deployment, std::optional<qint64> generation,
                          QWidget *parent) {
    auto *detail = new RollBackDialog(session, deployment, generation);
    kit::VerbDialog::Question question;
    question.title = tr("Roll back %1").arg(nameOf(deployment));
    question.consequence =
        tr("What that revision says becomes a new revision, and its replicas replace the present ones "
           "at once, without a canary.");
    question.verb = tr("Roll back");
    question.outcome = [](const v1::Resource &changed) {
        return tr("%1 is rolled back by revision %L2.")
            .arg(nameOf(changed))
            .arg(static_cast<qlonglong>(changed.meta().generation()));
    };
    ask(detail, std::move(question), parent);
}

void RollBackDialog::wantServing(const kit::Session &session, const v1::Resource &deployment, QWidget *parent) {
    const auto serving = static_cast<qlonglong>(deployment.deployment_status().serving_generation());
    auto *detail = new RollBackDialog(session, deployment, serving);
    // Which one is not the question here.
    detail->revisions_->setEnabled(false);
    kit::VerbDialog::Question question;
    question.title = tr("Keep revision %L2 of %1").arg(nameOf(deployment)).arg(serving);
    const bool serves = deployment.deployment_status().ready_replicas() > 0;
    question.consequence = (serves ? tr("Revision %L1 serves and stays: what it says becomes what is wanted, as "
                                        "revision %L2. No replica is restarted.")
                                   : tr("Revision %L1 stays the one that is to serve: what it says becomes what is "
                                        "wanted, as revision %L2. No replica is ready now, and this restarts none."))
                               .arg(serving)
                               .arg(static_cast<qlonglong>(deployment.meta().generation()) + 1);
    question.verb = tr("Keep revision %L1").arg(serving);
    question.outcome = [serving](const v1::Resource &changed) {
        return tr("%1 keeps revision %L2.").arg(nameOf(changed)).arg(serving);
    };
    ask(detail, std::move(question), parent);
}

void RollBackDialog::ask(RollBackDialog *detail, kit::VerbDialog::Question question, QWidget *parent) {
    const auto &session = detail->session_;
    question.isReasonNeeded = true;
    question.permission = "deployments.rollBack";
    question.object = detail->deployment_.meta().name();
    question.detail = detail;
    question.send = [&connection = session.connection, detail,
                     deployment = detail->deployment_](const std::string &reason, const std::string &id,
                                                       QObject *receiver, kit::VerbDialog::Done done) {
        v1::RollBackDeploymentRequest request;
        request.set_name(deployment.meta().name());
        request.set_etag(deployment.meta().etag());
        request.set_generation(detail->chosen());
        request.set_reason(reason);
        request.set_request_id(id);
        kit::deliverResource(connection.deployments().rollBackDeployment(request), receiver, std::move(done));
    };
    auto *dialog = new kit::VerbDialog(session, std::move(question), parent);
    dialog->setMinimumHeight(session.theme.px(kit::Size::DialogWidth));
    detail->dialog_ = dialog;
    detail->load();
    dialog->open();
}

RollBackDialog::RollBackDialog(const kit::Session &session, const v1::Resource &deployment,
                               std::optional<qint64> generation)
    : session_(session),
      deployment_(deployment),
      wanted_(generation),
      revisions_(new QComboBox),
      diff_(new kit::DiffView(session.theme)) {
    const auto &theme = session.theme;
    auto *label = new kit::RoleLabel(theme, kit::TextRole::Label, tr("&Back to"));
    label->setBuddy(revisions_);
    revisions_->setObjectName(QStringLiteral("revisions"));
    revisions_->setAccessibleName(tr("Revision to return to"));
    diff_->setObjectName(QStringLiteral("diff"));
    diff_->setAccessibleName(tr("What changes"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(kit::Size::SpaceSmall));
    column->addWidget(label);
    column->addWidget(revisions_);
    column->addWidget(diff_, 1);
    connect(revisions_, &QComboBox::currentIndexChanged, this, &RollBackDialog::showChosen);
}

void RollBackDialog::load() {
    constexpr int most = 100;
    dialog_->setObstacle(tr("The revisions are being read."));
    diff_->setPlaceholderText(tr("The revisions are being read."));
    v1::ListRevisionsRequest request;
    request.set_name(deployment_.meta().name());
    request.set_page_size(most);
    pending_ = session_.connection.resources().listRevisions(request);
    client::deliver(pending_, this, [this](const core::Result<v1::ListRevisionsResponse> &answer) { take(answer); });
}

void RollBackDialog::take(const core::Result<v1::ListRevisionsResponse> &answer) {
    if (!answer) {
        const auto why = kit::Sentences::of(answer.error());
        dialog_->setObstacle(why);
        diff_->setPlaceholderText(why);
        return;
    }
    entries_.assign(answer->entries().begin(), answer->entries().end());
    for (std::size_t index = 1; index < entries_.size(); ++index) {
        const auto &entry = entries_[index];
        if (entry.deleted())
            continue;
        const auto generation = static_cast<qlonglong>(entry.resource().meta().generation());
        const auto reason = kit::harmless(QString::fromStdString(entry.reason()));
        const auto at = session_.times.instant(entry.commit_time());
        revisions_->addItem(reason.isEmpty()
                                ? tr("Revision %L1, %2", "number, when").arg(generation).arg(at)
                                : tr("Revision %L1, %2: %3", "number, when, why").arg(generation).arg(at, reason),
                            static_cast<int>(index));
        if (wanted_ == generation)
            revisions_->setCurrentIndex(revisions_->count() - 1);
    }
    showChosen();
}

void RollBackDialog::showChosen() {
    if (revisions_->count() == 0) {
        dialog_->setObstacle(tr("There is no earlier revision."));
        diff_->setPlaceholderText(tr("There is no earlier revision."));
        return;
    }
    if (!revisions_->isEnabled() && chosen() != *wanted_) {
        dialog_->setObstacle(tr("The revision that serves is not among the last ones."));
        return;
    }
    const auto &entry = entries_[static_cast<std::size_t>(revisions_->currentData().toInt())];
    v1::ObjectDiff diff;
    diff.set_name(deployment_.meta().name());
    for (auto &field : core::diffIntent(&entries_.front().resource(), &entry.resource()))
        *diff.add_fields() = std::move(field);
    diff_->setPlaceholderText(tr("It is the same as the present revision."));
    diff_->show(diff);
    dialog_->setObstacle({});
}

qint64 RollBackDialog::chosen() const {
    return entries_[static_cast<std::size_t>(revisions_->currentData().toInt())].resource().meta().generation();
}

} // namespace deploymentspage

#include "widgets/catalog/verb_dialog.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QUuid>
#include <QVBoxLayout>

#include "backend/client/catalog_calls.h"
#include "backend/client/connection.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/theme.h"

#include "pilothouse/v1/catalog_service.pb.h"

namespace catalogpage {

namespace {

QString nameOf(const v1::Resource &resource) {
    return QString::fromStdString(resource.meta().name());
}

template <typename Request>
Request requestFor(const v1::Resource &version, const QString &reason, const std::string &requestId) {
    Request request;
    request.set_name(version.meta().name());
    request.set_etag(version.meta().etag());
    request.set_reason(reason.toStdString());
    request.set_request_id(requestId);
    return request;
}

template <typename Response>
void deliverResource(const client::Pending<Response> &pending, QObject *receiver,
                     std::function<void(const core::Result<v1::Resource> &)> handler) {
    client::deliver(pending, receiver, [handler = std::move(handler)](const core::Result<Response> &answer) {
        if (answer)
            handler(answer->resource());
        else
            handler(answer.error());
    });
}

} // namespace

VerbDialog::VerbDialog(const kit::Session &session, Verb verb, const v1::Resource &version, QWidget *parent)
    : QDialog(parent),
      session_(session),
      verb_(verb),
      version_(version),
      requestId_(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()),
      reason_(new QLineEdit),
      failure_(new kit::Banner(session.theme, kit::Tone::Danger, {})),
      act_(new QPushButton(word(verb))) {
    setObjectName(QStringLiteral("verbDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("%1: %2", "action, name of a version").arg(word(verb), nameOf(version)));
    build();
}

QString VerbDialog::word(Verb verb) {
    switch (verb) {
    case Verb::Evaluate:
        return tr("Mark as evaluated");
    case Verb::Approve:
        return tr("Approve");
    case Verb::Deprecate:
        return tr("Deprecate");
    case Verb::Retire:
        return tr("Retire");
    }
    return {};
}

std::string VerbDialog::permission(Verb verb) {
    switch (verb) {
    case Verb::Evaluate:
        return "modelVersions.evaluate";
    case Verb::Approve:
        return "modelVersions.approve";
    case Verb::Deprecate:
        return "modelVersions.deprecate";
    case Verb::Retire:
        return "modelVersions.retire";
    }
    return {};
}

bool VerbDialog::isPossible(Verb verb, v1::Lifecycle from) {
    switch (verb) {
    case Verb::Evaluate:
        return from == v1::REGISTERED;
    case Verb::Approve:
        return from == v1::EVALUATED || from == v1::DEPRECATED;
    case Verb::Deprecate:
        return from == v1::APPROVED;
    case Verb::Retire:
        return from != v1::RETIRED && from != v1::LIFECYCLE_UNSPECIFIED;
    }
    return false;
}

void VerbDialog::build() {
    const auto &theme = session_.theme;
    const int margin = theme.px(kit::Size::SpaceWide);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.px(kit::Size::SpaceMedium));
    column->addWidget(new kit::RoleLabel(theme, kit::TextRole::Object, windowTitle()));
    auto *what = new kit::RoleLabel(theme, kit::TextRole::Body, consequence());
    what->setWordWrap(true);
    column->addWidget(what);
    auto *label = new kit::RoleLabel(theme, kit::TextRole::Label, tr("&Reason, kept beside the log"));
    label->setBuddy(reason_);
    reason_->setObjectName(QStringLiteral("reason"));
    reason_->setAccessibleName(tr("Reason"));
    reason_->setPlaceholderText(tr("For example a ticket, or why now"));
    reason_->setMaxLength(1000);
    column->addWidget(label);
    column->addWidget(reason_);
    failure_->setObjectName(QStringLiteral("failure"));
    failure_->hide();
    column->addWidget(failure_);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("cancel"));
    act_->setObjectName(QStringLiteral("act"));
    const bool isFinal = verb_ == Verb::Retire;
    kit::setKind(*act_, isFinal ? kit::ButtonKind::Danger : kit::ButtonKind::Primary);
    (isFinal ? cancel : act_)->setDefault(true);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(act_);
    column->addLayout(row);
    setMinimumWidth(theme.px(kit::Size::DialogWidth));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(act_, &QPushButton::clicked, this, &VerbDialog::send);
    reason_->setFocus();
}

void VerbDialog::send() {
    act_->setEnabled(false);
    const auto calls = session_.connection.catalog();
    const auto reason = reason_->text().trimmed();
    const auto handler = [this](const core::Result<v1::Resource> &result) { take(result); };
    switch (verb_) {
    case Verb::Evaluate:
        deliverResource(
            calls.evaluateModelVersion(requestFor<v1::EvaluateModelVersionRequest>(version_, reason, requestId_)), this,
            handler);
        break;
    case Verb::Approve:
        deliverResource(
            calls.approveModelVersion(requestFor<v1::ApproveModelVersionRequest>(version_, reason, requestId_)), this,
            handler);
        break;
    case Verb::Deprecate:
        deliverResource(
            calls.deprecateModelVersion(requestFor<v1::DeprecateModelVersionRequest>(version_, reason, requestId_)),
            this, handler);
        break;
    case Verb::Retire:
        deliverResource(
            calls.retireModelVersion(requestFor<v1::RetireModelVersionRequest>(version_, reason, requestId_)), this,
            handler);
        break;
    }
}

void VerbDialog::take(const core::Result<v1::Resource> &result) {
    act_->setEnabled(true);
    if (!result) {
        failure_->setText(kit::Sentences::of(result.error()));
        failure_->show();
        return;
    }
    kit::Notice notice;
    notice.tone = kit::Tone::Ok;
    notice.text = tr("%1 is %2 now.").arg(nameOf(*result), kit::Sentences::word(result->model_version().lifecycle()));
    notice.isChange = true;
    session_.notices.post(notice);
    accept();
}

QString VerbDialog::consequence() const {
    switch (verb_) {
    case Verb::Evaluate:
        return tr("It can be approved from then on.");
    case Verb::Approve:
        return tr("It may be deployed from then on.");
    case Verb::Deprecate:
        return tr("What runs goes on running; nothing new should use it. It can be approved again.");
    case Verb::Retire:
        return tr("It must not be used any more. There is no way back.");
    }
    return {};
}

} // namespace catalogpage

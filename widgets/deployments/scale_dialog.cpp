#include "widgets/deployments/scale_dialog.h"

#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>

#include "backend/client/resource_cache.h"
#include "backend/core/intent.h"
#include "widgets/deployments/plan_panes.h"
#include "widgets/deployments/serving_words.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/theme.h"

namespace deploymentspage {

namespace {

QString nameOf(const v1::Resource &resource) {
    return QString::fromStdString(resource.meta().name());
}

QSpinBox *makeBox(const char *name, int value) {
    constexpr int most = 10'000;
    auto *box = new QSpinBox;
    box->setObjectName(QLatin1String(name));
    box->setRange(0, most);
    box->setValue(value);
    return box;
}

} // namespace

ScaleDialog::ScaleDialog(const kit::Session &session, std::vector<v1::Resource> deployments, QWidget *parent)
    : QDialog(parent),
      session_(session),
      deployments_(std::move(deployments)),
      minimum_(makeBox("minimum", deployments_.front().deployment().minimum_replicas())),
      maximum_(makeBox("maximum", deployments_.front().deployment().maximum_replicas())) {
    setObjectName(QStringLiteral("scaleDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(deployments_.size() == 1
                       ? tr("Scale %1").arg(nameOf(deployments_.front()))
                       : tr("Scale %n deployment(s)", nullptr, static_cast<int>(deployments_.size())));
    build();
}

void ScaleDialog::add(const v1::Resource &deployment, int minimum, int maximum, kit::ChangeDialog::Proposal *proposal) {
    auto &put = *proposal->changes.emplace_back().mutable_put();
    *put.mutable_resource() = core::intentOf(deployment);
    put.mutable_resource()->mutable_deployment()->set_minimum_replicas(minimum);
    put.mutable_resource()->mutable_deployment()->set_maximum_replicas(maximum);
    put.mutable_update_mask()->add_paths("spec.minimum_replicas");
    put.mutable_update_mask()->add_paths("spec.maximum_replicas");
    put.set_etag(deployment.meta().etag());
    proposal->before.push_back(core::intentOf(deployment));
}

QString ScaleDialog::advice() const {
    if (deployments_.size() > 1)
        return tr("Both numbers hold for each of them. Without a schedule the smaller number runs.");
    return deployments_.front().deployment().schedule().empty() ? tr("Without a schedule the smaller number runs.")
                                                                : tr("The schedule chooses between both numbers.");
}

void ScaleDialog::build() {
    const auto &theme = session_.theme;
    const int margin = theme.px(kit::Size::SpaceWide);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.px(kit::Size::SpaceMedium));
    column->addWidget(new kit::RoleLabel(theme, kit::TextRole::Object, windowTitle()));
    auto *rows = new QFormLayout;
    rows->setHorizontalSpacing(theme.px(kit::Size::SpaceLarge));
    auto *least = new kit::RoleLabel(theme, kit::TextRole::Body, tr("At &least"));
    least->setBuddy(minimum_);
    auto *most = new kit::RoleLabel(theme, kit::TextRole::Body, tr("At &most"));
    most->setBuddy(maximum_);
    rows->addRow(least, minimum_);
    rows->addRow(most, maximum_);
    column->addLayout(rows);
    auto *note = new kit::RoleLabel(theme, kit::TextRole::Body, advice());
    note->setColor(kit::Color::Text2);
    note->setWordWrap(true);
    column->addWidget(note);
    auto *cancel = new QPushButton(tr("Cancel"));
    auto *next = new QPushButton(tr("Continue"));
    next->setObjectName(QStringLiteral("continue"));
    kit::setKind(*next, kit::ButtonKind::Primary);
    next->setDefault(true);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(next);
    column->addLayout(foot);
    setMinimumWidth(theme.px(kit::Size::DialogWidth) * 2 / 3);
    connect(minimum_, &QSpinBox::valueChanged, this,
            [this](int value) { maximum_->setValue(qMax(value, maximum_->value())); });
    connect(maximum_, &QSpinBox::valueChanged, this,
            [this](int value) { minimum_->setValue(qMin(value, minimum_->value())); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(next, &QPushButton::clicked, this, &ScaleDialog::propose);
    minimum_->setFocus();
}

void ScaleDialog::propose() {
    kit::ChangeDialog::Proposal proposal;
    // As they stand now: whoever comes back may have met a change of somebody else.
    for (const auto &deployment : deployments_) {
        const auto current = session_.cache.find(deployment.meta().name());
        add(current ? *current : deployment, minimum_->value(), maximum_->value(), &proposal);
    }
    proposal.reason = reason_;
    proposal.title = windowTitle();
    proposal.consequence = (deployments_.size() == 1 ? tr("Between %L1 and %L2 replicas run from then on.")
                                                     : tr("Between %L1 and %L2 replicas of each run from then on."))
                               .arg(minimum_->value())
                               .arg(maximum_->value());
    proposal.verb = tr("Scale");
    QStringList titles;
    for (const auto &deployment : deployments_)
        titles << (deployments_.size() == 1 ? tr("Plan")
                                            : tr("Plan of %1").arg(ServingWords::id(deployment.meta().name())));
    const auto changes = proposal.changes;
    auto *dialog = kit::ChangeDialog::propose(session_, std::move(proposal), parentWidget());
    PlanPanes::add(session_, dialog, titles,
                   [changes](int index) { return changes[static_cast<std::size_t>(index)].put().resource(); });
    dialog->leadBackTo(this);
    connect(dialog, &QDialog::rejected, this, [this, dialog] { reason_ = dialog->reason(); });
    dialog->open();
}

} // namespace deploymentspage

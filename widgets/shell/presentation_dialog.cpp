#include "widgets/shell/presentation_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>

#include "widgets/kit/console_style.h"
#include "widgets/kit/role_label.h"
#include "widgets/shell/page_stack.h"

namespace shell {

using kit::Size;

PresentationDialog::PresentationDialog(const kit::Session &session, const std::vector<PageMaker> &pages,
                                       QWidget *parent)
    : QDialog(parent),
      session_(session),
      pages_(new QListWidget),
      rotates_(new QCheckBox(tr("Show these pages in turn"))),
      stay_(new QSpinBox),
      scale_(new QComboBox) {
    setObjectName(QStringLiteral("presentationDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Present"));
    build(pages);
    fill(pages);
    connect(this, &QDialog::accepted, this, [this] { plan().write(&session_.memory); });
}

PresentationPlan PresentationDialog::plan() const {
    PresentationPlan plan;
    for (int row = 0; row < pages_->count(); ++row)
        if (pages_->item(row)->checkState() == Qt::Checked)
            plan.pages << pages_->item(row)->data(Qt::UserRole).toString();
    plan.stay = std::chrono::seconds(stay_->value());
    plan.scale = scale_->currentData().toInt();
    plan.isRotating = rotates_->isChecked();
    return plan;
}

void PresentationDialog::build(const std::vector<PageMaker> &pages) {
    const auto &theme = session_.theme;
    const int margin = theme.px(Size::SpaceWide);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.px(Size::SpaceMedium));
    column->addWidget(new kit::RoleLabel(theme, kit::TextRole::Object, windowTitle()));
    auto *what = new kit::RoleLabel(
        theme, kit::TextRole::Body,
        tr("Large text over the whole screen, without navigation, menus and docks. Esc leads back to this window as it "
           "is now."));
    what->setWordWrap(true);
    column->addWidget(what);
    auto *form = new QFormLayout;
    scale_->setObjectName(QStringLiteral("presentationScale"));
    scale_->addItem(tr("As fits the screen"), 0);
    for (const int percent : {100, 125, 150})
        scale_->addItem(tr("%L1 %").arg(percent), percent);
    form->addRow(tr("&Size of text"), scale_);
    rotates_->setObjectName(QStringLiteral("presentationRotates"));
    form->addRow(rotates_);
    stay_->setObjectName(QStringLiteral("presentationStay"));
    stay_->setRange(5, 3'600);
    stay_->setSuffix(tr(" s", "seconds, after a number"));
    form->addRow(tr("&Each of them for"), stay_);
    column->addLayout(form);
    pages_->setObjectName(QStringLiteral("presentationPages"));
    pages_->setAccessibleName(tr("Pages that are shown in turn"));
    pages_->setFixedHeight(static_cast<int>(pages.size()) * theme.px(Size::Row) + theme.px(Size::SpaceMedium));
    column->addWidget(pages_);
    buildFoot(column);
    setMinimumWidth(theme.px(Size::DialogWidth));
}

void PresentationDialog::fill(const std::vector<PageMaker> &pages) {
    const auto plan = PresentationPlan::read(session_.memory);
    QStringList ids;
    for (const auto &maker : pages)
        ids << maker.facts.id;
    const auto chosen = plan.chosen(ids);
    for (const auto &maker : pages) {
        auto *item = new QListWidgetItem(maker.facts.title, pages_);
        item->setData(Qt::UserRole, maker.facts.id);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(chosen.contains(maker.facts.id) ? Qt::Checked : Qt::Unchecked);
        item->setSizeHint({1, session_.theme.px(Size::Row)});
    }
    rotates_->setChecked(plan.isRotating);
    stay_->setValue(static_cast<int>(plan.stay.count()));
    scale_->setCurrentIndex(qMax(0, scale_->findData(plan.scale)));
}

void PresentationDialog::buildFoot(QVBoxLayout *column) {
    auto *cancel = new QPushButton(tr("Cancel"));
    auto *begin = new QPushButton(tr("Present"));
    begin->setObjectName(QStringLiteral("presentationBegin"));
    kit::setKind(*begin, kit::ButtonKind::Primary);
    begin->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(begin, &QPushButton::clicked, this, &QDialog::accept);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(begin);
    column->addLayout(row);
}

} // namespace shell

#include "widgets/policies/predicate_list.h"

#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "widgets/kit/role_label.h"
#include "widgets/kit/tab_order.h"
#include "widgets/policies/predicate_row.h"

namespace policiespage {

PredicateList::PredicateList(const kit::Theme &theme, const Vocabulary &vocabulary, const QString &name,
                             const QString &heading, QWidget *parent)
    : QWidget(parent),
      theme_(theme),
      vocabulary_(vocabulary),
      column_(new QVBoxLayout),
      more_(new QPushButton(tr("Add a test"))),
      mistake_(new kit::RoleLabel(theme, kit::TextRole::Caption)) {
    setObjectName(name);
    setAccessibleName(heading);
    column_->setSpacing(theme.px(kit::Size::SpaceTiny));
    mistake_->setTone(kit::Tone::Danger);
    mistake_->setWordWrap(true);
    mistake_->hide();
    more_->setObjectName(name + QStringLiteral("Add"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(theme.px(kit::Size::SpaceTiny));
    whole->addWidget(new kit::RoleLabel(theme, kit::TextRole::Label, heading));
    whole->addLayout(column_);
    whole->addWidget(mistake_);
    whole->addWidget(more_, 0, Qt::AlignLeading);
    connect(more_, &QPushButton::clicked, this, [this] {
        add()->takeKeyboard();
        Q_EMIT edited();
    });
}

void PredicateList::setStage(v1::PolicyStage stage) {
    stage_ = stage;
    for (auto *row : std::as_const(rows_))
        row->setStage(stage);
}

void PredicateList::show(const google::protobuf::RepeatedPtrField<v1::PolicyPredicate> &predicates) {
    resize(predicates.size());
    for (int i = 0; i < predicates.size(); ++i)
        rows_[i]->show(predicates.Get(i));
}

google::protobuf::RepeatedPtrField<v1::PolicyPredicate> PredicateList::predicates() const {
    google::protobuf::RepeatedPtrField<v1::PolicyPredicate> all;
    for (const auto *row : rows_)
        *all.Add() = row->predicate();
    return all;
}

void PredicateList::clearMistakes() {
    mistake_->hide();
    for (auto *row : std::as_const(rows_))
        row->setMistake({});
}

PredicateRow *PredicateList::rowAt(const QString &rest) const {
    static const QRegularExpression place(QStringLiteral("^\\[(\\d+)\\]"));
    const auto found = place.match(rest);
    return found.hasMatch() ? rows_.value(found.captured(1).toInt()) : nullptr;
}

void PredicateList::takeKeyboard(const QString &rest) {
    if (auto *row = rowAt(rest))
        row->takeKeyboard(rest.section(QLatin1Char(']'), 1));
    else if (!rows_.isEmpty())
        rows_.first()->takeKeyboard();
}

bool PredicateList::showMistake(const QString &rest, const QString &sentence) {
    if (auto *row = rowAt(rest)) {
        row->setMistake(sentence);
        return true;
    }
    mistake_->setText(sentence);
    mistake_->show();
    return true;
}

PredicateRow *PredicateList::add() {
    auto *row = new PredicateRow(theme_, vocabulary_, this);
    row->setStage(stage_);
    rows_ << row;
    column_->addWidget(row);
    QList<QWidget *> parts(rows_.begin(), rows_.end());
    kit::orderTabs(this, parts << more_);
    connect(row, &PredicateRow::edited, this, &PredicateList::edited);
    connect(row, &PredicateRow::removeRequested, this, [this, row] {
        rows_.removeOne(row);
        row->hide();
        row->deleteLater();
        Q_EMIT edited();
    });
    return row;
}

void PredicateList::resize(int count) {
    while (rows_.size() > count) {
        auto *row = rows_.takeLast();
        row->hide();
        row->deleteLater();
    }
    while (rows_.size() < count)
        add();
}

} // namespace policiespage

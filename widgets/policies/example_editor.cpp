#include "widgets/policies/example_editor.h"

#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "widgets/kit/role_label.h"
#include "widgets/policies/fact_row.h"

namespace policiespage {

ExampleEditor::ExampleEditor(const kit::Theme &theme, const Vocabulary &vocabulary, QWidget *parent)
    : QWidget(parent),
      theme_(theme),
      vocabulary_(vocabulary),
      column_(new QVBoxLayout),
      mistake_(new kit::RoleLabel(theme, kit::TextRole::Caption)) {
    setObjectName(QStringLiteral("exampleEditor"));
    setAccessibleName(tr("Asked about"));
    column_->setSpacing(theme.px(kit::Size::SpaceTiny));
    mistake_->setTone(kit::Tone::Danger);
    mistake_->setWordWrap(true);
    mistake_->hide();
    auto *more = new QPushButton(tr("Add a fact"));
    more->setObjectName(QStringLiteral("factAdd"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(theme.px(kit::Size::SpaceTiny));
    whole->addWidget(new kit::RoleLabel(theme, kit::TextRole::Label, tr("Asked about")));
    whole->addLayout(column_);
    whole->addWidget(mistake_);
    whole->addWidget(more, 0, Qt::AlignLeading);
    connect(more, &QPushButton::clicked, this, [this] {
        add()->takeKeyboard();
        Q_EMIT edited();
    });
}

void ExampleEditor::show(const v1::PolicyExample &example) {
    while (rows_.size() > example.facts_size())
        drop(rows_.last());
    while (rows_.size() < example.facts_size())
        add();
    for (int i = 0; i < example.facts_size(); ++i)
        rows_[i]->show(example.facts(i));
}

void ExampleEditor::store(v1::PolicyExample *example) const {
    example->clear_facts();
    for (const auto *row : rows_)
        *example->add_facts() = row->fact();
}

void ExampleEditor::clearMistakes() {
    mistake_->hide();
    for (auto *row : std::as_const(rows_))
        row->setMistake({});
}

void ExampleEditor::showMistake(const QString &rest, const QString &sentence) {
    static const QRegularExpression place(QStringLiteral("^\\.facts\\[([^\\]]*)\\]"));
    const auto found = place.match(rest);
    bool isPosition = false;
    const int position = found.captured(1).toInt(&isPosition);
    for (int i = 0; found.hasMatch() && i < rows_.size(); ++i) {
        const bool isIt =
            isPosition ? i == position : QString::fromStdString(rows_[i]->fact().attribute()) == found.captured(1);
        if (isIt)
            return rows_[i]->setMistake(sentence);
    }
    mistake_->setText(sentence);
    mistake_->show();
}

FactRow *ExampleEditor::add() {
    auto *row = new FactRow(theme_, vocabulary_, this);
    rows_ << row;
    column_->addWidget(row);
    connect(row, &FactRow::edited, this, &ExampleEditor::edited);
    connect(row, &FactRow::removeRequested, this, [this, row] {
        drop(row);
        Q_EMIT edited();
    });
    return row;
}

void ExampleEditor::drop(FactRow *row) {
    rows_.removeOne(row);
    row->hide();
    row->deleteLater();
}

} // namespace policiespage

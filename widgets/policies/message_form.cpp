#include "widgets/policies/message_form.h"

#include <QFormLayout>
#include <QPlainTextEdit>
#include <QScopedValueRollback>

#include <google/protobuf/descriptor.h>

#include "backend/client/resource_cache.h"
#include "widgets/kit/field_row.h"
#include "widgets/kit/role_label.h"

namespace policiespage {

namespace {

constexpr int ProseLines = 2;

} // namespace

MessageForm::MessageForm(const kit::Session &session, const google::protobuf::Descriptor *type,
                         const QStringList &fields, bool isNew, QWidget *parent)
    : QWidget(parent) {
    const auto &theme = session.theme;
    auto &cache = session.cache;
    const kit::FormContext context{theme,
                                   [&cache](const std::string &plural) {
                                       QStringList names;
                                       for (const auto &name : cache.names(plural))
                                           names << QString::fromStdString(name);
                                       return names;
                                   },
                                   [&cache](const std::string &name) { return cache.find(name); }, isNew, QString()};
    auto *rows = new QFormLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    rows->setRowWrapPolicy(QFormLayout::DontWrapRows);
    rows->setLabelAlignment(Qt::AlignLeading | Qt::AlignTop);
    rows->setHorizontalSpacing(theme.px(kit::Size::SpaceMedium));
    rows->setVerticalSpacing(theme.px(kit::Size::SpaceSmall));
    for (const auto &field : fields) {
        auto *editor = kit::FieldEditor::make(type->FindFieldByName(field.toStdString()), context, this);
        auto *cell = new kit::FieldRow(theme, editor);
        // What follows is what the form is about.
        if (auto *prose = qobject_cast<QPlainTextEdit *>(editor->control()))
            prose->setFixedHeight(ProseLines * theme.lineHeight(kit::TextRole::Body) +
                                  theme.px(kit::Size::SpaceMedium));
        auto *label = cell->makeLabel();
        if (editor->isWide()) {
            rows->addRow(label);
            rows->addRow(cell);
        } else {
            label->setFixedWidth(theme.px(kit::Size::FactLabel));
            const int gap = (theme.px(kit::Size::Control) - theme.lineHeight(kit::TextRole::Body)) / 2;
            label->setContentsMargins(0, gap, 0, gap);
            rows->addRow(label, cell);
        }
        rows_.append({editor, cell, label});
        connect(editor, &kit::FieldEditor::edited, this, [this, editor] {
            // Some editors tell also of what is shown to them.
            if (isShowing_)
                return;
            last_ = editor;
            Q_EMIT edited();
        });
    }
}

void MessageForm::show(const google::protobuf::Message &message) {
    const QScopedValueRollback showing(isShowing_, true);
    for (const auto &row : std::as_const(rows_))
        row.editor->show(message);
}

bool MessageForm::store(google::protobuf::Message *message) const {
    bool isSound = true;
    for (const auto &row : rows_) {
        if (row.editor != last_)
            continue;
        isSound = row.editor->store(message);
        row.cell->setSound(isSound);
    }
    return isSound;
}

bool MessageForm::isLast(const QString &field) const {
    return last_ && QString::fromStdString(last_->field()->name()) == field;
}

void MessageForm::clearMistakes() {
    for (const auto &row : std::as_const(rows_))
        row.cell->clearMistakes();
}

bool MessageForm::showMistake(const QString &path, const QString &sentence) {
    for (const auto &row : std::as_const(rows_)) {
        const auto rest = row.editor->below(path);
        if (!rest)
            continue;
        if (rest->isEmpty() || !row.editor->showMistake(*rest, sentence))
            row.cell->setMistake(sentence);
        return true;
    }
    return false;
}

void MessageForm::setFieldVisible(const QString &field, bool isVisible) {
    for (const auto &row : std::as_const(rows_)) {
        if (QString::fromStdString(row.editor->field()->name()) != field)
            continue;
        row.cell->setVisible(isVisible);
        row.label->setVisible(isVisible);
    }
}

bool MessageForm::takeKeyboard(const QString &path) {
    for (const auto &row : rows_) {
        if (!path.isEmpty() && !row.editor->below(path))
            continue;
        row.editor->control()->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

} // namespace policiespage

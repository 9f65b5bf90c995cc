#include "tests/journeys/form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTextBrowser>

#include "tests/journeys/desk.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/field_editor.h"
#include "widgets/kit/spec_form.h"

namespace journey {

kit::FieldEditor *Form::field(const char *path) const {
    const auto all =
        dialog_ ? dialog_->findChildren<kit::FieldEditor *>(QString::fromLatin1(path)) : QList<kit::FieldEditor *>();
    auto *form = dialog_ ? dialog_->findChild<kit::SpecForm *>() : nullptr;
    if (all.isEmpty() || !form) {
        qWarning("There is no field %s.", path);
        return nullptr;
    }
    form->ensureWidgetVisible(all.last()->control());
    return all.last();
}

bool Form::write(const char *path, const QString &text) const {
    auto *editor = field(path);
    if (!editor)
        return false;
    auto *control = editor->control();
    if (auto *box = qobject_cast<QComboBox *>(control))
        control = box->lineEdit();
    QTest::mouseClick(control, Qt::LeftButton);
    QTest::keyClick(control, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(control, Qt::Key_Delete);
    const auto lines = text.split(QLatin1Char('\n'));
    for (int line = 0; line < lines.size(); ++line) {
        if (line > 0)
            QTest::keyClick(control, Qt::Key_Return);
        QTest::keyClicks(control, lines[line]);
    }
    return textOf(path) == text;
}

QString Form::textOf(const char *path) const {
    auto *editor = field(path);
    auto *control = editor ? editor->control() : nullptr;
    if (const auto *box = qobject_cast<QComboBox *>(control))
        return box->currentText();
    if (const auto *text = qobject_cast<QPlainTextEdit *>(control))
        return text->toPlainText();
    const auto *line = qobject_cast<QLineEdit *>(control);
    return line ? line->text() : QString();
}

bool Form::choose(const char *path, const QString &word) const {
    auto *editor = field(path);
    auto *box = editor ? qobject_cast<QComboBox *>(editor->control()) : nullptr;
    if (!box)
        return false;
    box->setFocus(Qt::MouseFocusReason);
    QTest::keyClick(box, Qt::Key_Home);
    for (int step = 0; step < box->count() && box->currentText() != word; ++step)
        QTest::keyClick(box, Qt::Key_Down);
    return box->currentText() == word;
}

bool Form::tick(const char *path) const {
    auto *editor = field(path);
    auto *box = editor ? qobject_cast<QCheckBox *>(editor->control()) : nullptr;
    if (!box)
        return false;
    box->setFocus(Qt::MouseFocusReason);
    QTest::keyClick(box, Qt::Key_Space);
    return box->isChecked();
}

bool Form::add(const char *path) const {
    auto *editor = field(path);
    return editor && press(qobject_cast<QPushButton *>(editor->control()));
}

QString Form::diff() const {
    auto *apply = findIn<QPushButton>(dialog_, "apply");
    if (!apply || !QTest::qWaitFor([apply] { return apply->isEnabled(); }, patience))
        return {};
    return findIn<QPlainTextEdit>(dialog_, "diff")->toPlainText();
}

QString Form::plan() const {
    auto *tabs = findIn<QTabWidget>(dialog_, "verdictTabs");
    if (!tabs)
        return {};
    const int last = tabs->count() - 1;
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(last).center());
    const auto *text = findIn<QTextBrowser>(dialog_, "planText");
    if (!text || !QTest::qWaitFor([text] { return text->isVisible() && !text->toPlainText().isEmpty(); }, patience))
        return {};
    return text->toPlainText();
}

QString Form::verdict() const {
    const auto *banner = findIn<kit::Banner>(dialog_, "verdict");
    return banner ? banner->text() : QString();
}

bool Form::apply(const QString &reason) const {
    auto *why = findIn<QLineEdit>(dialog_, "reason");
    if (!why)
        return false;
    QTest::mouseClick(why, Qt::LeftButton);
    QTest::keyClicks(why, reason);
    const QPointer<QDialog> dialog(dialog_);
    if (!press(findIn<QPushButton>(dialog_, "apply")) ||
        !QTest::qWaitFor([&dialog] { return !dialog || !dialog->isVisible(); }, patience)) {
        qWarning("The dialog stays: %s", qPrintable(verdict()));
        return false;
    }
    return true;
}

} // namespace journey

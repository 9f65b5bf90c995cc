#pragma once

#include <QPushButton>

#include "tests/widgets/console/console_fixture.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/change_dialog.h"
#include "widgets/kit/field_editor.h"

// What a test of the dialogs that change something stands on: a model, and a window that they open over.
class ModelFixture : public support::ConsoleFixture<support::TestConsole> {
protected:
    // As it is to be before each test, whatever the one before has made of it.
    void openModel(const core::v1::Resource &model) {
        const auto standing = service_->owner().get("models/llama");
        QVERIFY(service_->owner().put(model, standing ? standing->meta().etag() : std::string()));
        open();
        window_ = std::make_unique<QWidget>();
        window_->resize(1200, 800);
        window_->show();
        QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains("models/llama") && console_->connection.isOnline(),
                                 support::patience);
    }
    void close() {
        window_.reset();
        console_.reset();
    }
    core::v1::Resource model() const { return *service_->owner().get("models/llama"); }
    kit::ChangeDialog *edit() {
        auto *dialog = kit::ChangeDialog::edit(console_->session(), model(), window_.get());
        dialog->open();
        dialog->activateWindow();
        return dialog;
    }
    // In place of what stands there.
    static void type(QDialog *dialog, const char *field, const QString &text) {
        auto *control = support::part<kit::FieldEditor>(*dialog, field)->control();
        control->setFocus();
        QTest::keySequence(control, QKeySequence::SelectAll);
        QTest::keyClick(control, Qt::Key_Delete);
        QTest::keyClicks(control, text);
    }
    static QPushButton *apply(QDialog *dialog) { return support::part<QPushButton>(*dialog, "apply"); }
    static kit::Banner *verdict(QDialog *dialog) { return support::part<kit::Banner>(*dialog, "verdict"); }

    std::unique_ptr<QWidget> window_;
};

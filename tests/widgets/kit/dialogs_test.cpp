// Dialogs of every kind: whoever opens one by a key sees where the keyboard is.
#include <QAction>
#include <QDialog>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

#include "widgets/kit/console_style.h"

using namespace kit;

class DialogsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ConsoleStyle::install(*qApp, theme_); }
    void init();
    void cleanup();
    void openedByAKeyItShowsTheKeyboard();
    void openedByAShortcutItShowsTheKeyboard();
    void openedByTheMouseItShowsNoRing();
    void whatCountsIsWhatWasDoneLast();

private:
    // Pixels of the ring around what has the keyboard in the dialog.
    int ring() const;
    bool isOpen() const { return dialog_->isVisible() && inner_->hasFocus(); }

    Theme theme_{Scheme::Light};
    std::unique_ptr<QWidget> window_;
    QPushButton *button_ = nullptr;
    QDialog *dialog_ = nullptr;
    QPushButton *inner_ = nullptr;
};

void DialogsTest::init() {
    window_ = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(window_.get());
    button_ = new QPushButton(QStringLiteral("Open"));
    column->addWidget(button_);
    dialog_ = new QDialog(window_.get());
    inner_ = new QPushButton(QStringLiteral("Within"));
    (new QVBoxLayout(dialog_))->addWidget(inner_);
    connect(button_, &QPushButton::clicked, dialog_, &QDialog::open);
    auto *action = new QAction(window_.get());
    action->setShortcut(Qt::Key_K);
    connect(action, &QAction::triggered, dialog_, &QDialog::open);
    window_->addAction(action);
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    button_->setFocus(Qt::OtherFocusReason);
}

void DialogsTest::cleanup() {
    window_.reset();
}

int DialogsTest::ring() const {
    const auto image = inner_->grab().toImage();
    const auto color = theme_.color(Color::Accent).rgb();
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == color ? 1 : 0;
    return count;
}

void DialogsTest::openedByAKeyItShowsTheKeyboard() {
    QTest::keyClick(button_, Qt::Key_Space);
    QTRY_VERIFY(isOpen());
    QVERIFY2(ring() >= 6 * theme_.px(Size::Icon), qPrintable(QString::number(ring())));
}

void DialogsTest::openedByAShortcutItShowsTheKeyboard() {
    QTest::keyClick(window_.get(), Qt::Key_K);
    QTRY_VERIFY(isOpen());
    QVERIFY2(ring() >= 6 * theme_.px(Size::Icon), qPrintable(QString::number(ring())));
}

void DialogsTest::openedByTheMouseItShowsNoRing() {
    QTest::mouseClick(button_, Qt::LeftButton);
    QTRY_VERIFY(isOpen());
    QCOMPARE(ring(), 0);
}

void DialogsTest::whatCountsIsWhatWasDoneLast() {
    QTest::keyClick(button_, Qt::Key_Space);
    QTRY_VERIFY(isOpen());
    dialog_->close();
    QTest::mouseClick(button_, Qt::LeftButton);
    QTRY_VERIFY(isOpen());
    QCOMPARE(ring(), 0);
    // Whoever goes on by keys there sees it from then on.
    QTest::keyClick(inner_, Qt::Key_Tab);
    QVERIFY(ring() > 0);
}

QTEST_MAIN(DialogsTest)
#include "dialogs_test.moc"

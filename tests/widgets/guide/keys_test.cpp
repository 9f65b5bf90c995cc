// The keys of a page, over the window: nothing of them is cut, in any language and in the smallest window, and they are
// read and closed by keys.
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QTranslator>

#include "tests/widgets/guide/guide_console.h"
#include "widgets/guide/key_overlay.h"
#include "widgets/kit/page.h"
#include "widgets/kit/pseudo_translator.h"

using guide_test::patience;

namespace {

const QSize smallest(960, 600);

} // namespace

class KeysTest final : public guide_test::GuideFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { service_.reset(); }

    void nothingIsCut_data();
    void nothingIsCut();
    void whatHasNoRoomIsScrolledTo();
    void anyOtherKeyClosesThemAndDoesNothingElse();
    void aKeyThatOnlyModifiesClosesNothing();

private:
    void openSmall();
    // By the key that people press.
    void show();
    guide::KeyOverlay *overlay() const { return console_->window->findChild<guide::KeyOverlay *>(); }
    QScrollBar *bar() const { return overlay()->findChild<QScrollArea *>()->verticalScrollBar(); }
    void press(int key) { QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key)); }

    QTranslator german_;
    kit::PseudoTranslator pseudo_;
};

void KeysTest::initTestCase() {
    start();
    QVERIFY(service_->owner().put(support::modelNamed("anna")));
    QVERIFY(german_.load(QStringLiteral(GERMAN_QM)));
}

void KeysTest::init() {
    if (!QTest::currentDataTag())
        openSmall();
}

void KeysTest::cleanup() {
    console_.reset();
    QCoreApplication::removeTranslator(&german_);
    QCoreApplication::removeTranslator(&pseudo_);
}

void KeysTest::openSmall() {
    open();
    console_->window->resize(smallest);
    QVERIFY(QTest::qWaitForWindowActive(console_->window.get()));
    QTRY_COMPARE_WITH_TIMEOUT(console_->cache.state(), client::ResourceCache::State::Live, patience);
}

void KeysTest::show() {
    auto *action = console_->action("console.keys");
    // Keys are words, too, and those of the pseudo-locale are on no keyboard.
    if (action->shortcut() == QKeySequence(Qt::Key_Question))
        QTest::keyClick(console_->window.get(), Qt::Key_Question);
    else
        action->trigger();
    QVERIFY(overlay());
    QTRY_VERIFY_WITH_TIMEOUT(overlay()->hasFocus() && overlay()->isVisible(), patience);
}

void KeysTest::nothingIsCut_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("page");
    for (const char *language : {"en", "de", "en_XA"})
        for (const char *page : {"overview", "gpus", "topology", "deployments", "catalog", "findings", "audit"})
            QTest::addRow("%s, %s", language, page) << QString::fromLatin1(language) << QString::fromLatin1(page);
}

void KeysTest::nothingIsCut() {
    QFETCH(const QString, language);
    QFETCH(const QString, page);
    if (language == QLatin1String("de"))
        QVERIFY(QCoreApplication::installTranslator(&german_));
    else if (language == QLatin1String("en_XA"))
        QVERIFY(QCoreApplication::installTranslator(&pseudo_));
    openSmall();
    QVERIFY(console_->window->showPage(page));
    QCOMPARE(console_->window->size(), smallest);
    QVERIFY(language == QLatin1String("en_XA") ||
            console_->action("console.keys")->shortcut() == QKeySequence(Qt::Key_Question));
    show();
    QCOMPARE(overlay()->geometry(), console_->window->rect());
    auto *area = overlay()->findChild<QScrollArea *>();
    const auto directory = qEnvironmentVariable("PILOTHOUSE_PICTURES");
    if (!directory.isEmpty())
        QVERIFY(console_->window->grab().save(QStringLiteral("%1/keys-%2-%3.png").arg(directory, language, page)));
    QStringList words;
    for (const auto *label : overlay()->findChildren<QLabel *>()) {
        QVERIFY(!label->text().isEmpty());
        words << label->text();
        QVERIFY2(label->width() >= label->sizeHint().width() && label->height() >= label->sizeHint().height(),
                 qPrintable(label->text()));
    }
    for (const auto *action : console_->window->windowActions())
        QVERIFY2(action->shortcut().isEmpty() || words.contains(QString(action->text()).remove(QLatin1Char('&'))),
                 qPrintable(action->text()));
    // Nobody can scroll to the side.
    for (const auto *part : area->widget()->findChildren<QWidget *>()) {
        const auto right = part->mapTo(area->viewport(), QPoint(part->width(), 0)).x();
        QVERIFY2(right <= area->viewport()->width(), part->metaObject()->className());
    }
    const auto *hint = overlay()->findChild<QLabel *>(QStringLiteral("keyHint"));
    QVERIFY(overlay()->rect().contains(hint->geometry()));
}

void KeysTest::whatHasNoRoomIsScrolledTo() {
    QVERIFY(console_->window->showPage(QStringLiteral("gpus")));
    show();
    QVERIFY2(bar()->maximum() > 0, "all of it has room");
    press(Qt::Key_Down);
    QVERIFY(bar()->value() > 0);
    press(Qt::Key_Up);
    QCOMPARE(bar()->value(), 0);
    for (int count = 0; count < 200 && bar()->value() < bar()->maximum(); ++count)
        press(Qt::Key_Down);
    QCOMPARE(bar()->value(), bar()->maximum());
    QVERIFY(overlay());
}

void KeysTest::anyOtherKeyClosesThemAndDoesNothingElse() {
    QVERIFY(console_->window->showPage(QStringLiteral("gpus")));
    auto *before = QApplication::focusWidget();
    show();
    // On the page of GPUs this would show the table.
    press(Qt::Key_T);
    QTRY_VERIFY_WITH_TIMEOUT(!overlay(), patience);
    QVERIFY(!console_->action("gpus.table")->isChecked());
    QCOMPARE(QApplication::focusWidget(), before);
}

void KeysTest::aKeyThatOnlyModifiesClosesNothing() {
    show();
    press(Qt::Key_Shift);
    QVERIFY(overlay() && overlay()->isVisible());
    press(Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!overlay(), patience);
}

QTEST_MAIN(KeysTest)
#include "keys_test.moc"

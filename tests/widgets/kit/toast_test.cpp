// Messages over a window: where they stand, and when they leave.
#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "widgets/kit/console_style.h"
#include "widgets/kit/page.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/toast_stack.h"

using namespace kit;

namespace {

// A page with something at its foot that is no button.
class FootedPage final : public Page {
public:
    explicit FootedPage(const Theme &theme) : Page({QStringLiteral("footed"), {}, Icon::Info}), foot(new QWidget) {
        foot->setFixedHeight(120);
        arrange(theme, {new QWidget, new QHBoxLayout, new QWidget, new QWidget, nullptr, foot});
    }
    bool reveal(const QString &) override { return false; }
    QString shownObject() const override { return {}; }
    bool isSettled() const override { return true; }

    QWidget *foot;
};

QList<QRect> placesOf(const QWidget &window) {
    QList<QRect> cards;
    for (const auto *toast : window.findChildren<QWidget *>(QStringLiteral("toast")))
        if (!toast->isHidden())
            cards << toast->geometry().marginsRemoved(toast->contentsMargins());
    return cards;
}

bool isCovered(const QWidget &part, const QWidget &window) {
    const QRect place(part.mapTo(&window, QPoint()), part.size());
    const auto cards = placesOf(window);
    return std::any_of(cards.begin(), cards.end(), [&](const QRect &card) { return card.intersects(place); });
}

} // namespace

class ToastTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ConsoleStyle::install(*qApp, theme_); }
    void messagesStayWithinTheirWindow();
    void aLongMessageBesideAWideButtonIsWhole();
    void messagesLeaveAndWhatIsAnsweredGoesAtOnce();
    void inASmallWindowThereIsOne();
    void whatCanBeClickedIsNotCovered();
    void theFootOfAPageIsNotCovered();

private:
    Theme theme_{Scheme::Light};
};

void ToastTest::messagesStayWithinTheirWindow() {
    QWidget window;
    window.resize(800, 1200);
    window.show();
    ToastStack toasts(theme_, &window);
    for (int number = 0; number < 5; ++number)
        toasts.tell(Tone::Ok,
                    QStringLiteral("Message %1, which is long enough to be set in more than one line.").arg(number));
    QCOMPARE(toasts.count(), 3);
    for (const int width : {800, 600}) {
        window.resize(width, 1200);
        QList<QRect> places;
        for (const QWidget *toast : window.findChildren<QWidget *>(QStringLiteral("toast"))) {
            if (toast->isHidden())
                continue;
            const QRect card = toast->geometry().marginsRemoved(toast->contentsMargins());
            QVERIFY(window.rect().contains(card));
            QVERIFY(qAbs(2 * card.center().x() - width) <= 2);
            places << card;
        }
        QCOMPARE(places.size(), 3);
        QVERIFY(!places[0].intersects(places[1]) && !places[1].intersects(places[2]));
    }
}

void ToastTest::aLongMessageBesideAWideButtonIsWhole() {
    QWidget window;
    window.resize(800, 600);
    window.show();
    QAction undo(QStringLiteral("Letzte Änderung rückgängig machen"));
    ToastStack toasts(theme_, &window);
    toasts.tell(
        Tone::Ok,
        QStringLiteral("deployments/granite-8b-drafts-in-the-house is now at generation 17, and what was wanted "
                       "before it can be had again."),
        &undo);
    const auto *words = window.findChild<RoleLabel *>();
    QVERIFY(words);
    QTRY_VERIFY2(
        words->heightForWidth(words->width()) <= words->height(),
        qPrintable(QStringLiteral("%1 of %2").arg(words->height()).arg(words->heightForWidth(words->width()))));
}

void ToastTest::messagesLeaveAndWhatIsAnsweredGoesAtOnce() {
    QWidget window;
    window.resize(800, 900);
    ToastStack toasts(theme_, &window);
    QAction undo(QStringLiteral("Undo"));
    toasts.tell(Tone::Danger, QStringLiteral("models/phi-4 could not be changed."));
    toasts.tell(Tone::Ok, QStringLiteral("The model was changed."), &undo);
    undo.trigger();
    QCOMPARE(toasts.count(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(toasts.count(), 0, 2 * theme_.milliseconds(Duration::Toast));
}

void ToastTest::inASmallWindowThereIsOne() {
    QWidget window;
    window.resize(960, 600);
    window.show();
    ToastStack toasts(theme_, &window);
    toasts.tell(Tone::Ok, QStringLiteral("The first."));
    toasts.tell(Tone::Ok, QStringLiteral("The second."));
    QCOMPARE(toasts.count(), 1);
    QCOMPARE(placesOf(window).size(), 1);
}

void ToastTest::whatCanBeClickedIsNotCovered() {
    QWidget window;
    window.resize(800, 800);
    window.show();
    ToastStack toasts(theme_, &window);
    const auto places = [&window] { return placesOf(window); };
    const auto covers = [&](const QWidget &widget) { return isCovered(widget, window); };
    toasts.tell(Tone::Danger, QStringLiteral("The service did not answer."));
    toasts.tell(Tone::Danger, QStringLiteral("The service did not answer again."));
    const auto before = places();
    QPushButton free(QStringLiteral("Elsewhere"), &window);
    free.move(0, 0);
    free.show();
    QCoreApplication::processEvents();
    QCOMPARE(places(), before);
    // One that comes below a message, in a part that comes with it.
    QWidget part(&window);
    part.setGeometry(before[0].adjusted(0, -40, 0, 0));
    QPushButton remove(QStringLiteral("Delete"), &part);
    remove.move(40, 50);
    part.lower();
    part.show();
    QVERIFY(covers(remove));
    QTRY_VERIFY(!covers(remove));
    QCOMPARE(places().size(), 2);
    QVERIFY(!places()[0].intersects(places()[1]));
    // Moved below the other one.
    part.move(part.x(), places()[1].top() - 40);
    QTRY_VERIFY(!covers(remove));
    part.hide();
    QTRY_COMPARE(places(), before);
}

void ToastTest::theFootOfAPageIsNotCovered() {
    QWidget window;
    window.resize(900, 800);
    auto *page = new FootedPage(theme_);
    auto *column = new QVBoxLayout(&window);
    column->addWidget(page);
    window.show();
    ToastStack toasts(theme_, &window);
    toasts.tell(Tone::Danger, QStringLiteral("The past could not be read. The service did not answer."));
    toasts.tell(Tone::Danger, QStringLiteral("The service did not answer again."));
    QCOMPARE(placesOf(window).size(), 2);
    QTRY_VERIFY(!isCovered(*page->foot, window));
    // A foot that becomes higher moves them.
    page->foot->setFixedHeight(240);
    QTRY_VERIFY(!isCovered(*page->foot, window));
    // What is not there keeps nothing clear.
    page->foot->hide();
    const auto end = [&window] {
        int end = 0;
        for (const auto &card : placesOf(window))
            end = std::max(end, card.bottom());
        return end;
    };
    QTRY_VERIFY(end() > window.height() - 120);
}

QTEST_MAIN(ToastTest)
#include "toast_test.moc"

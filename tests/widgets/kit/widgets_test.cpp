#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTimeZone>
#include <QVBoxLayout>
#include <QWindow>

#include <google/protobuf/timestamp.pb.h>

#include "widgets/kit/banner.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/elided_label.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/flow_layout.h"
#include "widgets/kit/inspector.h"
#include "widgets/kit/navigation.h"
#include "widgets/kit/page_header.h"
#include "widgets/kit/progress_row.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/skeleton_bars.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/time_text.h"
#include "widgets/kit/toast_stack.h"

using namespace kit;

class WidgetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ConsoleStyle::install(*qApp, theme_); }
    void aLabelIsAsHighAsItsRole();
    void anElidedLabelGivesWay();
    void thePanelShowsOneOfFourStates();
    void anEmptyPanelOffersTheNextStep();
    void aFailedPanelTriesAgain();
    void aBannerFollowsItsAction();
    void factsSayWhichValueIsAbsent();
    void timesInSentencesAreForReaders();
    void factsAreCopiedByTheKeyboard();
    void factsAreReplacedWhole();
    void oneInspectorPageHasNoTab();
    void aTabIsMadeWhenSomebodyLooks();
    void aFactIsSelectedWithoutMoving();
    void barsAppearAfterAMoment();
    void theNavigationIsDrivenByTheKeyboard();
    void headingsCannotBeChosen();
    void theNavigationSpeaksItsCounts();
    void choosingByTheProgramSaysNothing();
    void progressEndsInAWord();
    void messagesStayWithinTheirWindow();
    void aLongMessageBesideAWideButtonIsWhole();
    void buttonsGoOnInANextRow();
    void messagesOfSuccessLeaveAndFailuresStay();
    void timesShowTheirZone();
    void agesAndDurationsAreWords_data();
    void agesAndDurationsAreWords();
    void everyControlHasAName();

private:
    Theme theme_{Scheme::Light};
};

void WidgetsTest::aLabelIsAsHighAsItsRole() {
    const QMetaEnum roles = QMetaEnum::fromType<TextRole>();
    for (int index = 0; index < roles.keyCount(); ++index) {
        const auto role = static_cast<TextRole>(index);
        QCOMPARE(RoleLabel(theme_, role, QStringLiteral("Text")).sizeHint().height(), theme_.lineHeight(role));
    }
    RoleLabel two(theme_, TextRole::Body, QStringLiteral("one\ntwo"));
    QCOMPARE(two.sizeHint().height(), 2 * theme_.lineHeight(TextRole::Body));
}

void WidgetsTest::anElidedLabelGivesWay() {
    ElidedLabel label(theme_, TextRole::Mono, QStringLiteral("sha256:0123456789abcdef0123456789abcdef"));
    QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width() / 2);
    QCOMPARE(QAccessible::queryAccessibleInterface(&label)->text(QAccessible::Name), label.text());
}

void WidgetsTest::thePanelShowsOneOfFourStates() {
    auto *content = new QLabel(QStringLiteral("content"));
    StatePanel panel(theme_, content);
    QSignalSpy told(&panel, &StatePanel::stateChanged);
    QCOMPARE(panel.state(), StatePanel::State::Loading);
    panel.showEmpty({QStringLiteral("No models yet"), {}});
    panel.showFailed({QStringLiteral("Failed"), QStringLiteral("Why.")});
    QVERIFY(panel.currentWidget() != content);
    panel.showFilled();
    panel.showFilled();
    QCOMPARE(panel.currentWidget(), content);
    QCOMPARE(told.count(), 3);
    panel.showLoading(4);
    QCOMPARE(panel.state(), StatePanel::State::Loading);
}

void WidgetsTest::anEmptyPanelOffersTheNextStep() {
    StatePanel panel(theme_, new QWidget);
    QAction step(QStringLiteral("Import model"));
    QSignalSpy taken(&step, &QAction::triggered);
    panel.showEmpty({QStringLiteral("No models yet"), QStringLiteral("They stand here.")}, &step);
    panel.showEmpty({QStringLiteral("No models yet"), QStringLiteral("They stand here.")}, &step);
    auto *button = panel.findChild<QPushButton *>(QStringLiteral("nextStep"));
    QCOMPARE(button->text(), step.text());
    button->click();
    QCOMPARE(taken.count(), 1);
    step.setToolTip(QStringLiteral("The store is sealed."));
    step.setEnabled(false);
    QVERIFY(!button->isEnabled());
    QCOMPARE(button->toolTip(), step.toolTip());
    panel.showEmpty({QStringLiteral("Nothing matches"), {}});
    QVERIFY(button->isHidden());
}

void WidgetsTest::aFailedPanelTriesAgain() {
    StatePanel panel(theme_, new QWidget);
    QSignalSpy asked(&panel, &StatePanel::retryRequested);
    panel.showFailed({QStringLiteral("Failed"), QStringLiteral("Why.")});
    panel.findChild<QPushButton *>(QStringLiteral("retry"))->click();
    QCOMPARE(asked.count(), 1);
}

void WidgetsTest::aBannerFollowsItsAction() {
    Banner banner(theme_, Tone::Warn, QStringLiteral("The service does not answer."));
    QAction retry(QStringLiteral("Reconnect"));
    QSignalSpy taken(&retry, &QAction::triggered);
    banner.setAction(&retry);
    banner.setAction(&retry);
    auto *button = banner.findChildren<QPushButton *>().constFirst();
    QCOMPARE(button->text(), QStringLiteral("Reconnect"));
    retry.setEnabled(false);
    QVERIFY(!button->isEnabled());
    retry.setEnabled(true);
    button->click();
    QCOMPARE(taken.count(), 1);
}

void WidgetsTest::factsSayWhichValueIsAbsent() {
    FactList facts(theme_);
    facts.setFacts({{QStringLiteral("KV cache"), {}, Absence::NotReported},
                    {QStringLiteral("Context"), {}, Absence::NotApplicable}});
    QStringList texts;
    for (const QLabel *label : facts.findChildren<QLabel *>())
        texts << label->text();
    QVERIFY(texts.contains(QStringLiteral("not reported")));
    QVERIFY(texts.contains(QStringLiteral("not applicable")));
}

void WidgetsTest::factsAreCopiedByTheKeyboard() {
    FactList facts(theme_);
    facts.setFacts({{QStringLiteral("License"), QStringLiteral("Apache 2.0")},
                    {QStringLiteral("Digest"), QStringLiteral("sha256:9f2c"), Absence::None, true}});
    facts.show();
    QVERIFY(QTest::qWaitForWindowExposed(&facts));
    QTest::keyClick(&facts, Qt::Key_Down);
    QTest::keySequence(&facts, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("sha256:9f2c"));
    QTest::keyClick(&facts, Qt::Key_Up);
    QTest::keySequence(&facts, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Apache 2.0"));
}

void WidgetsTest::factsAreReplacedWhole() {
    FactList facts(theme_);
    for (int round = 0; round < 3; ++round) {
        facts.setFacts({{QStringLiteral("Round"), QString::number(round)}});
        QCOMPARE(facts.findChildren<QLabel *>().size(), 2);
        QCOMPARE(facts.sizeHint().height(), theme_.px(Size::FactRow));
    }
}

void WidgetsTest::oneInspectorPageHasNoTab() {
    Inspector inspector(theme_);
    QCOMPARE(inspector.addTab(new QWidget, QStringLiteral("Summary")), 0);
    auto *tabs = inspector.findChild<QTabBar *>();
    QVERIFY(tabs->isHidden());
    QCOMPARE(inspector.addTab(new QWidget, QStringLiteral("Card")), 1);
    QVERIFY(!tabs->isHidden());
    QSignalSpy told(&inspector, &Inspector::tabChanged);
    inspector.setCurrentTab(1);
    QCOMPARE(told.count(), 1);
    QCOMPARE(inspector.currentTab(), 1);
}

void WidgetsTest::aTabIsMadeWhenSomebodyLooks() {
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *inspector = new Inspector(theme_);
    column->addWidget(inspector);
    auto *last = new QLineEdit;
    column->addWidget(last);
    int made = 0;
    QLineEdit *field = nullptr;
    inspector->addTab(new QLabel(QStringLiteral("seen")), QStringLiteral("Summary"));
    inspector->addTab(QStringLiteral("Card"), [&] {
        ++made;
        return field = new QLineEdit;
    });
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QCOMPARE(made, 0);
    auto *tabs = inspector->findChild<QTabBar *>();
    tabs->setFocus();
    QTest::keyClick(tabs, Qt::Key_Right);
    QCOMPARE(made, 1);
    QVERIFY(field->isVisible());
    // What was made late still stands where it is seen.
    QTest::keyClick(tabs, Qt::Key_Tab);
    while (QApplication::focusWidget() && qobject_cast<QScrollArea *>(QApplication::focusWidget()))
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), field);
    QTest::keyClick(field, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), last);
    inspector->setCurrentTab(0);
    inspector->setCurrentTab(1);
    QCOMPARE(made, 1);
}

void WidgetsTest::aFactIsSelectedWithoutMoving() {
    FactList facts(theme_);
    facts.setFacts(
        {{QStringLiteral("Note"), QStringLiteral("A sentence that is too long for one line of a narrow list, "
                                                 "and therefore stands in several of them.")}});
    facts.resize(300, facts.heightForWidth(300));
    facts.show();
    QVERIFY(QTest::qWaitForWindowExposed(&facts));
    auto *value = facts.findChildren<QLabel *>().last();
    const auto place = value->geometry();
    const auto picture = value->grab().toImage();
    QTest::mouseMove(facts.windowHandle(), value->mapTo(&facts, QPoint(6, 30)));
    QTRY_VERIFY(value->textInteractionFlags() == Qt::TextSelectableByMouse);
    value->updateGeometry();
    facts.layout()->activate();
    QCOMPARE(value->geometry(), place);
    QCOMPARE(value->grab().toImage(), picture);
    QTest::mouseDClick(value, Qt::LeftButton, {}, {6, 30});
    QVERIFY(value->hasSelectedText());
}

namespace {

QList<NavigationEntry> entries() {
    return {
        {QStringLiteral("catalog"), QStringLiteral("Catalog"), Icon::Catalog, NavigationEntry::Group::Operate, 1480},
        {QStringLiteral("audit"), QStringLiteral("Audit"), Icon::Audit, NavigationEntry::Group::Govern},
        {QStringLiteral("access"), QStringLiteral("Access"), Icon::Access, NavigationEntry::Group::Govern}};
}

} // namespace

void WidgetsTest::barsAppearAfterAMoment() {
    SkeletonBars bars(theme_, 3);
    bars.resize(300, 200);
    const auto isEmpty = [&bars] {
        const QImage image = bars.grab().toImage();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixel(x, y) != image.pixel(0, 0))
                    return false;
        return true;
    };
    bars.show();
    QVERIFY(isEmpty());
    QTRY_VERIFY(!isEmpty());
}

void WidgetsTest::theNavigationIsDrivenByTheKeyboard() {
    Navigation navigation(theme_);
    navigation.setEntries(entries());
    navigation.setChosen(QStringLiteral("catalog"));
    QSignalSpy chosen(&navigation, &Navigation::pageChosen);
    QTest::keyClick(&navigation, Qt::Key_Down);
    QCOMPARE(navigation.currentIndex().data().toString(), QStringLiteral("Audit"));
    QCOMPARE(navigation.chosen(), QStringLiteral("catalog"));
    QCOMPARE(chosen.count(), 0);
    QTest::keyClick(&navigation, Qt::Key_Return);
    QCOMPARE(navigation.chosen(), QStringLiteral("audit"));
    QTest::keyClick(&navigation, Qt::Key_Down);
    QTest::keyClick(&navigation, Qt::Key_Space);
    QCOMPARE(chosen.count(), 2);
    QCOMPARE(chosen.constLast().constFirst().toString(), QStringLiteral("access"));
}

void WidgetsTest::headingsCannotBeChosen() {
    Navigation navigation(theme_);
    navigation.setEntries(entries());
    navigation.setChosen(QStringLiteral("audit"));
    navigation.show();
    QVERIFY(QTest::qWaitForWindowExposed(&navigation));
    QSignalSpy chosen(&navigation, &Navigation::pageChosen);
    QTest::mouseClick(navigation.viewport(), Qt::LeftButton, {},
                      navigation.visualRect(navigation.model()->index(0, 0)).center());
    QCOMPARE(chosen.count(), 0);
    QCOMPARE(navigation.chosen(), QStringLiteral("audit"));
    QTest::mouseClick(navigation.viewport(), Qt::LeftButton, {},
                      navigation.visualRect(navigation.model()->index(1, 0)).center());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(navigation.chosen(), QStringLiteral("catalog"));
}

void WidgetsTest::theNavigationSpeaksItsCounts() {
    Navigation navigation(theme_);
    navigation.setEntries(entries());
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&navigation);
    QStringList names;
    for (int index = 0; index < list->childCount(); ++index)
        names << list->child(index)->text(QAccessible::Name);
    QVERIFY2(names.contains(QStringLiteral("Catalog, 1,480")) || names.contains(QStringLiteral("Catalog, 1480")),
             qPrintable(names.join(QLatin1Char('|'))));
    navigation.setCount(QStringLiteral("audit"), 3);
    QCOMPARE(navigation.model()->index(3, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Audit, 3"));
}

void WidgetsTest::choosingByTheProgramSaysNothing() {
    Navigation navigation(theme_);
    navigation.setEntries(entries());
    QSignalSpy chosen(&navigation, &Navigation::pageChosen);
    navigation.setChosen(QStringLiteral("access"));
    QCOMPARE(chosen.count(), 0);
    navigation.setEntries(entries());
    QCOMPARE(navigation.chosen(), QStringLiteral("access"));
    navigation.setChosen(QStringLiteral("unknown"));
    QVERIFY(navigation.chosen().isEmpty());
}

void WidgetsTest::progressEndsInAWord() {
    ProgressRow row(theme_, QStringLiteral("Importing phi-4"));
    auto *bar = row.findChild<QProgressBar *>();
    auto *cancel = row.findChild<QPushButton *>();
    QCOMPARE(bar->maximum(), 0);
    row.setProgress(6250);
    QCOMPARE(bar->text(), QStringLiteral("62%"));
    QCOMPARE(cancel->accessibleName(), QStringLiteral("Cancel Importing phi-4"));
    QSignalSpy cancelled(&row, &ProgressRow::cancelRequested);
    cancel->click();
    QCOMPARE(cancelled.count(), 1);
    row.setOutcome(QStringLiteral("imported"), Tone::Ok);
    QVERIFY(bar->isHidden() && cancel->isHidden());
}

void WidgetsTest::messagesStayWithinTheirWindow() {
    QWidget window;
    window.resize(800, 600);
    window.show();
    ToastStack toasts(theme_, &window);
    for (int number = 0; number < 5; ++number)
        toasts.tell(Tone::Ok,
                    QStringLiteral("Message %1, which is long enough to be set in more than one line.").arg(number));
    QCOMPARE(toasts.count(), 3);
    for (const int width : {800, 600}) {
        window.resize(width, 600);
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

void WidgetsTest::aLongMessageBesideAWideButtonIsWhole() {
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

void WidgetsTest::buttonsGoOnInANextRow() {
    QWidget window;
    auto *row = new FlowLayout(8, &window);
    QList<QPushButton *> buttons;
    for (const auto *text : {"Diese Generation wiederherstellen", "Zurücksetzen", "Bearbeiten"}) {
        buttons << new QPushButton(QString::fromUtf8(text));
        row->addWidget(buttons.last());
    }
    window.resize(buttons[0]->sizeHint().width() + 20, 200);
    window.show();
    for (const auto *button : buttons) {
        QVERIFY(window.rect().contains(button->geometry()));
        QCOMPARE(button->width(), button->sizeHint().width());
    }
    QVERIFY(buttons[1]->y() > buttons[0]->geometry().bottom());
    buttons[0]->hide();
    QTRY_COMPARE(buttons[1]->y(), 0);
    window.resize(1000, 200);
    buttons[0]->show();
    QTRY_COMPARE(buttons[2]->y(), 0);
    QCOMPARE(row->heightForWidth(1000), buttons[0]->sizeHint().height());
}

void WidgetsTest::messagesOfSuccessLeaveAndFailuresStay() {
    QWidget window;
    window.resize(800, 600);
    ToastStack toasts(theme_, &window);
    QAction undo(QStringLiteral("Undo"));
    toasts.tell(Tone::Danger, QStringLiteral("models/phi-4 could not be changed."));
    toasts.tell(Tone::Ok, QStringLiteral("The model was changed."), &undo);
    QTRY_COMPARE_WITH_TIMEOUT(toasts.count(), 1, 2 * theme_.milliseconds(Duration::Toast));
    toasts.tell(Tone::Ok, QStringLiteral("The model was changed."), &undo);
    undo.trigger();
    QCOMPARE(toasts.count(), 1);
}

void WidgetsTest::timesShowTheirZone() {
    google::protobuf::Timestamp instant;
    instant.set_seconds(1'795'442'518); // 2026-11-23 14:01:58 UTC
    instant.set_nanos(204'000'000);
    TimeText text(QTimeZone::utc());
    QCOMPARE(text.time(instant), QStringLiteral("14:01:58.204"));
    QCOMPARE(text.dateTime(instant), QStringLiteral("2026-11-23 14:01:58.204"));
    QCOMPARE(text.instant(instant), QStringLiteral("23 Nov 2026 14:01:58 UTC"));
    QSignalSpy told(&text, &TimeText::changed);
    text.setZone(QTimeZone("Europe/Berlin"));
    text.setZone(QTimeZone("Europe/Berlin"));
    QCOMPARE(told.count(), 1);
    QCOMPARE(text.time(instant), QStringLiteral("15:01:58.204"));
    QVERIFY(text.instant(instant).startsWith(QStringLiteral("23 Nov 2026 15:01:58 ")));
    QVERIFY(!text.instant(instant).endsWith(QStringLiteral("UTC")));
}

void WidgetsTest::agesAndDurationsAreWords_data() {
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("age");
    QTest::newRow("future") << qint64(-5) << QStringLiteral("just now");
    QTest::newRow("now") << qint64(0) << QStringLiteral("just now");
    QTest::newRow("seconds") << qint64(95) << QStringLiteral("95 s ago");
    QTest::newRow("minutes") << qint64(4 * 60 + 59) << QStringLiteral("4 min ago");
    QTest::newRow("hours") << qint64(3 * 3600) << QStringLiteral("3 h ago");
    QTest::newRow("days") << qint64(3 * 86400) << QStringLiteral("3 days ago");
}

void WidgetsTest::agesAndDurationsAreWords() {
    QFETCH(qint64, seconds);
    QFETCH(QString, age);
    google::protobuf::Timestamp instant;
    instant.set_seconds(1'795'442'518);
    const QDateTime now = QDateTime::fromSecsSinceEpoch(instant.seconds() + seconds, Qt::UTC);
    QCOMPARE(TimeText::age(instant, now), age);
    QCOMPARE(TimeText::duration(850), QStringLiteral("850 ms"));
    QCOMPARE(TimeText::duration(2500), QStringLiteral("2.5 s"));
    QCOMPARE(TimeText::duration(200'000), QStringLiteral("3 min 20 s"));
}

void WidgetsTest::timesInSentencesAreForReaders() {
    using kit::v1::REPLICA_FAILED;
    QCOMPARE(Sentences::of(REPLICA_FAILED, {{"replica", "a"}, {"time", "2026-11-26T13:10:51.553Z"}}),
             QStringLiteral("The replica a is started again at 26 Nov 2026 13:10:51 UTC."));
    // What was written for its reader already stays.
    QCOMPARE(Sentences::of(REPLICA_FAILED, {{"replica", "a"}, {"time", "noon"}}),
             QStringLiteral("The replica a is started again at noon."));
}

void WidgetsTest::everyControlHasAName() {
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *navigation = new Navigation(theme_);
    navigation->setEntries(entries());
    auto *facts = new FactList(theme_);
    facts->setFacts({{QStringLiteral("License"), QStringLiteral("Apache 2.0")}});
    auto *inspector = new Inspector(theme_);
    inspector->addTab(facts, QStringLiteral("Summary"));
    inspector->addTab(new QWidget, QStringLiteral("Card"));
    auto *banner = new Banner(theme_, Tone::Warn, QStringLiteral("Old."));
    banner->setClosable(true);
    auto *panel = new StatePanel(theme_, new QWidget);
    panel->showFailed({QStringLiteral("Failed"), {}});
    for (QWidget *part : std::initializer_list<QWidget *>{navigation, inspector, banner, panel,
                                                          new ProgressRow(theme_, QStringLiteral("Importing"))})
        layout->addWidget(part);
    window.show();
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        const QWidget *viewportOf = widget->parentWidget();
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() ||
            (viewportOf && viewportOf->inherits("QScrollArea")) || widget->inherits("QScrollArea"))
            continue;
        const QString name = QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
        QVERIFY2(!name.isEmpty(), widget->metaObject()->className());
    }
}

QTEST_MAIN(WidgetsTest)
#include "widgets_test.moc"

// Times that are typed: every way in which people type over what stands there.
#include <functional>

#include <QLineEdit>
#include <QTest>
#include <QTimeZone>
#include <QVBoxLayout>

#include "widgets/kit/console_style.h"
#include "widgets/kit/time_text.h"
#include "widgets/kit/zoned_time_edit.h"

using namespace kit;

namespace {

using Enter = std::function<void(QDateTimeEdit &, QLineEdit &)>;

// Where a click sets the cursor before this sign.
void click(QLineEdit &line, int position) {
    int x = 0;
    while (line.cursorPositionAt({x, line.height() / 2}) < position)
        ++x;
    QTest::mouseClick(&line, Qt::LeftButton, {}, {x, line.height() / 2});
}

// As a keyboard sends it: a colon comes after the Shift that it needs, which is a key of its own.
void type(QWidget &edit, const QString &signs) {
    for (const auto sign : signs) {
        const auto held = sign == QLatin1Char(':') ? Qt::ShiftModifier : Qt::NoModifier;
        QTest::keyClick(&edit, sign.toLatin1(), held);
    }
}

} // namespace

Q_DECLARE_METATYPE(Enter)

class TimeEditTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ConsoleStyle::install(*qApp, theme_); }
    void init();
    void anEarlierYearIsTaken_data();
    void anEarlierYearIsTaken();
    void anyPartIsTypedOver();
    void aWholeTimestampIsTyped_data();
    void aWholeTimestampIsTyped();
    void aWholeTimeIsTypedFromEveryPart_data();
    void aWholeTimeIsTypedFromEveryPart();
    void aPartIsFollowedByItsSign_data();
    void aPartIsFollowedByItsSign();
    void whatFollowsTheLastPartChangesNothing();

private:
    QString shown() const { return edit_->text().left(19); }
    QLineEdit &line() const { return *edit_->findChild<QLineEdit *>(); }

    Theme theme_{Scheme::Light};
    TimeText times_{QTimeZone::utc()};
    std::unique_ptr<QWidget> window_;
    ZonedTimeEdit *edit_ = nullptr;
};

void TimeEditTest::init() {
    window_ = std::make_unique<QWidget>();
    edit_ = new ZonedTimeEdit(times_);
    (new QVBoxLayout(window_.get()))->addWidget(edit_);
    edit_->setInstant(1'795'010'400);
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    edit_->setFocus(Qt::TabFocusReason);
    QCOMPARE(shown(), QStringLiteral("2026-11-18 14:00:00"));
}

void TimeEditTest::anEarlierYearIsTaken_data() {
    QTest::addColumn<Enter>("enter");
    QTest::newRow("as Tab leaves it") << Enter([](QDateTimeEdit &, QLineEdit &) {});
    QTest::newRow("the year is chosen") << Enter(
        [](QDateTimeEdit &edit, QLineEdit &) { edit.setSelectedSection(QDateTimeEdit::YearSection); });
    QTest::newRow("clicked before the year") << Enter([](QDateTimeEdit &, QLineEdit &line) { click(line, 0); });
    QTest::newRow("clicked within the year") << Enter([](QDateTimeEdit &, QLineEdit &line) { click(line, 2); });
    QTest::newRow("clicked behind the year") << Enter([](QDateTimeEdit &, QLineEdit &line) { click(line, 4); });
    QTest::newRow("everything is chosen") << Enter([](QDateTimeEdit &, QLineEdit &line) { line.selectAll(); });
    QTest::newRow("the year is taken away first") << Enter([](QDateTimeEdit &edit, QLineEdit &line) {
        click(line, 4);
        for (int figure = 0; figure < 4; ++figure)
            QTest::keyClick(&edit, Qt::Key_Backspace);
    });
    QTest::newRow("a part of a second was typed before") << Enter([](QDateTimeEdit &edit, QLineEdit &line) {
        click(line, 19);
        QTest::keyClicks(&edit, QStringLiteral("."));
        click(line, 1);
    });
}

void TimeEditTest::anEarlierYearIsTaken() {
    QFETCH(const Enter, enter);
    enter(*edit_, line());
    QTest::keyClicks(edit_, QStringLiteral("2020"));
    QCOMPARE(shown(), QStringLiteral("2020-11-18 14:00:00"));
    QCOMPARE(edit_->date().year(), 2020);
}

void TimeEditTest::anyPartIsTypedOver() {
    click(line(), 9);
    QTest::keyClicks(edit_, QStringLiteral("27"));
    QCOMPARE(shown(), QStringLiteral("2026-11-27 14:00:00"));
    click(line(), 15);
    QTest::keyClicks(edit_, QStringLiteral("45"));
    QCOMPARE(shown(), QStringLiteral("2026-11-27 14:45:00"));
}

void TimeEditTest::aWholeTimestampIsTyped_data() {
    QTest::addColumn<QString>("typed");
    for (const auto *typed : {"2020-01-02 03:04:05", "2020-01-02T03:04:05.678Z", "20200102030405"})
        QTest::newRow(typed) << QString::fromLatin1(typed);
}

void TimeEditTest::aWholeTimestampIsTyped() {
    QFETCH(const QString, typed);
    click(line(), 2);
    QTest::keyClicks(edit_, typed);
    QCOMPARE(shown(), QStringLiteral("2020-01-02 03:04:05"));
}

void TimeEditTest::aWholeTimeIsTypedFromEveryPart_data() {
    QTest::addColumn<QString>("typed");
    // Each part once as the one that could be passed over, beside what stands there before.
    for (const auto *typed : {"2026-11-28 08:15:00", "2026-11-28 12:34:56", "2027-02-03 23:59:59",
                              "2026-12-31 00:00:01", "2028-02-29 20:05:30", "2026-10-10 10:10:10"})
        QTest::newRow(typed) << QString::fromLatin1(typed);
}

void TimeEditTest::aWholeTimeIsTypedFromEveryPart() {
    QFETCH(const QString, typed);
    line().selectAll();
    type(*edit_, typed);
    QCOMPARE(shown(), typed);
}

void TimeEditTest::aPartIsFollowedByItsSign_data() {
    QTest::addColumn<int>("place");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("then");
    QTest::newRow("year") << 2 << QStringLiteral("2025-12") << QStringLiteral("2025-12-18 14:00:00");
    QTest::newRow("month") << 6 << QStringLiteral("12-09") << QStringLiteral("2026-12-09 14:00:00");
    QTest::newRow("day") << 9 << QStringLiteral("27 16") << QStringLiteral("2026-11-27 16:00:00");
    QTest::newRow("hour") << 12 << QStringLiteral("16:45") << QStringLiteral("2026-11-18 16:45:00");
    QTest::newRow("minute") << 15 << QStringLiteral("45:07") << QStringLiteral("2026-11-18 14:45:07");
}

void TimeEditTest::aPartIsFollowedByItsSign() {
    QFETCH(const int, place);
    QFETCH(const QString, typed);
    QFETCH(const QString, then);
    click(line(), place);
    type(*edit_, typed);
    QCOMPARE(shown(), then);
}

void TimeEditTest::whatFollowsTheLastPartChangesNothing() {
    TimeEdit minutes(window_.get());
    minutes.setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"));
    minutes.show();
    minutes.setFocus();
    minutes.findChild<QLineEdit *>()->selectAll();
    QTest::keyClicks(&minutes, QStringLiteral("2020-01-02 03:04:05.678"));
    QCOMPARE(minutes.text(), QStringLiteral("2020-01-02 03:04 UTC"));
}

QTEST_MAIN(TimeEditTest)
#include "time_edit_test.moc"

// The strip of time: chosen, played and stepped through, by the mouse and by keys.
#include <QSignalSpy>
#include <QToolButton>
#include <QToolTip>

#include "tests/widgets/gpus/heat.h"
#include "widgets/gpus/time_scrubber.h"
#include "widgets/kit/time_text.h"

using namespace gpus_test;

namespace {

constexpr qint64 Minute = 60'000;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 End = 1'795'010'400'000; // on a full hour
constexpr qint64 Start = End - 24 * Hour;

} // namespace

class GpusScrubberTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void itIsLiveUntilATimeIsChosen();
    void aDragMovesTheTime();
    void keysStep();
    void playingComesBackToThePresent();
    void aDragWithShiftChoosesARange();
    void keysChooseARange();
    void aMarkIsATimeToGoTo();
    void whatIsNotKnownIsNoEmptyLane();
    void thePresentMovesOn();
    void whereNothingIsHeardItIsNotLive();
    void buttonsDoWhatKeysDo();
    void tabFollowsTheEye();
    void itSaysWhatItShows();
    void itCanBeLookedAt();

private:
    QPoint at(qint64 time) const {
        return {static_cast<int>(std::lround(strip_->positionOf(time))),
                static_cast<int>(strip_->curveRect().center().y())};
    }
    void fill(TimeScrubber &strip) const;
    void move(const QPoint &to, Qt::KeyboardModifiers modifiers = {}) {
        QMouseEvent move(QEvent::MouseMove, QPointF(to), strip_->mapToGlobal(QPointF(to)), Qt::NoButton, Qt::LeftButton,
                         modifiers);
        QCoreApplication::sendEvent(strip_.get(), &move);
    }

    kit::Theme theme_{kit::Scheme::Dark};
    kit::TimeText text_{QTimeZone::utc()};
    std::unique_ptr<TimeScrubber> strip_;
};

void GpusScrubberTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
}

void GpusScrubberTest::fill(TimeScrubber &strip) const {
    strip.setSpan(Start, End, 5 * Minute);
    std::vector<float> load;
    for (int step = 0; step < 288; ++step)
        load.push_back(step > 100 && step < 110 ? std::nanf("")
                                                : static_cast<float>(0.45 + 0.35 * std::sin(step / 40.0)));
    strip.setLoad(Start, 5 * Minute, load);
    strip.setLanes(
        {{QStringLiteral("Deployments"),
          {{Start + 3 * Hour, Start + 3 * Hour + 20 * Minute, QStringLiteral("chat-prod r14"), kit::Tone::Info},
           {Start + 16 * Hour, Start + 17 * Hour, QStringLiteral("search r3"), kit::Tone::Info}}},
         {QStringLiteral("Faults"),
          {{Start + 21 * Hour, Start + 21 * Hour, QStringLiteral("XID 79"), kit::Tone::Danger},
           {Start + 22 * Hour, Start + 22 * Hour, QStringLiteral("XID 48"), kit::Tone::Danger}}},
         {QStringLiteral("Policy"),
          {{Start + 7 * Hour, Start + 7 * Hour, QStringLiteral("Set 412"), kit::Tone::Accent}}}});
}

void GpusScrubberTest::init() {
    strip_ = std::make_unique<TimeScrubber>(theme_, text_);
    fill(*strip_);
    strip_->resize(880, strip_->sizeHint().height());
    strip_->show();
    strip_->activateWindow();
    strip_->setFocus();
}

void GpusScrubberTest::itIsLiveUntilATimeIsChosen() {
    QVERIFY(strip_->isLive());
    QCOMPARE(strip_->time(), End);
    QSignalSpy time(strip_.get(), &TimeScrubber::timeChanged);
    QSignalSpy live(strip_.get(), &TimeScrubber::liveChanged);
    QTest::mouseClick(strip_.get(), Qt::LeftButton, {}, at(Start + 12 * Hour));
    QVERIFY(!strip_->isLive());
    QVERIFY(std::abs(strip_->time() - (Start + 12 * Hour)) <= 5 * Minute);
    QCOMPARE((strip_->time() - Start) % (5 * Minute), 0);
    QCOMPARE(time.size(), 1);
    QCOMPARE(live.size(), 1);
    QTest::mouseClick(strip_.get(), Qt::LeftButton, {}, at(End) + QPoint(3, 0));
    QVERIFY(strip_->isLive());
    QCOMPARE(live.size(), 2);
}

void GpusScrubberTest::aDragMovesTheTime() {
    std::vector<qint64> told;
    connect(strip_.get(), &TimeScrubber::timeChanged, this, [&](qint64 time) { told.push_back(time); });
    QTest::mousePress(strip_.get(), Qt::LeftButton, {}, at(Start + 4 * Hour));
    for (int hour = 5; hour <= 9; ++hour)
        move(at(Start + hour * Hour));
    QTest::mouseRelease(strip_.get(), Qt::LeftButton, {}, at(Start + 9 * Hour));
    QCOMPARE(told.size(), std::size_t{6});
    QVERIFY(std::ranges::is_sorted(told));
    move(at(Start + 20 * Hour));
    QCOMPARE(told.size(), std::size_t{6});
}

void GpusScrubberTest::keysStep() {
    QTest::keyClick(strip_.get(), Qt::Key_BracketLeft);
    QCOMPARE(strip_->time(), End - 5 * Minute);
    QTest::keyClick(strip_.get(), Qt::Key_Left);
    QCOMPARE(strip_->time(), End - 10 * Minute);
    QTest::keyClick(strip_.get(), Qt::Key_PageUp);
    QCOMPARE(strip_->time(), End - 70 * Minute);
    QTest::keyClick(strip_.get(), Qt::Key_BracketRight);
    QCOMPARE(strip_->time(), End - 65 * Minute);
    QTest::keyClick(strip_.get(), Qt::Key_Home);
    QCOMPARE(strip_->time(), Start);
    QTest::keyClick(strip_.get(), Qt::Key_Left);
    QCOMPARE(strip_->time(), Start);
    QTest::keyClick(strip_.get(), Qt::Key_End);
    QVERIFY(strip_->isLive());
    QTest::keyClick(strip_.get(), Qt::Key_BracketRight);
    QVERIFY(strip_->isLive());
}

void GpusScrubberTest::playingComesBackToThePresent() {
    strip_->setTime(End - 10 * Minute);
    QSignalSpy playing(strip_.get(), &TimeScrubber::playingChanged);
    QTest::keyClick(strip_.get(), Qt::Key_Space);
    QVERIFY(strip_->isPlaying());
    QTRY_VERIFY(strip_->isLive());
    QVERIFY(!strip_->isPlaying());
    QCOMPARE(playing.size(), 2);
    QTest::keyClick(strip_.get(), Qt::Key_Space);
    QCOMPARE(strip_->time(), Start);
    QTest::keyClick(strip_.get(), Qt::Key_Space);
    QVERIFY(!strip_->isPlaying());
    QVERIFY(!strip_->isLive());
}

void GpusScrubberTest::aDragWithShiftChoosesARange() {
    std::vector<std::optional<TimeScrubber::Range>> told;
    connect(strip_.get(), &TimeScrubber::rangeChanged, this, [&](const auto &range) { told.push_back(range); });
    QTest::mousePress(strip_.get(), Qt::LeftButton, Qt::ShiftModifier, at(Start + 10 * Hour));
    move(at(Start + 7 * Hour), Qt::ShiftModifier);
    move(at(Start + 6 * Hour), Qt::ShiftModifier);
    QTest::mouseRelease(strip_.get(), Qt::LeftButton, Qt::ShiftModifier, at(Start + 6 * Hour));
    QVERIFY(strip_->range());
    QVERIFY(strip_->range()->start < strip_->range()->end);
    QVERIFY(std::abs(strip_->range()->start - (Start + 6 * Hour)) <= 5 * Minute);
    QVERIFY(std::abs(strip_->range()->end - (Start + 10 * Hour)) <= 5 * Minute);
    QVERIFY(strip_->isLive());
    QCOMPARE(told.size(), std::size_t{2});
    QTest::keyClick(strip_.get(), Qt::Key_Escape);
    QVERIFY(!strip_->range());
    QVERIFY(!told.back());
}

void GpusScrubberTest::keysChooseARange() {
    strip_->setTime(Start + 10 * Hour);
    for (int turn = 0; turn < 4; ++turn)
        QTest::keyClick(strip_.get(), Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(strip_.get(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY((strip_->range() == TimeScrubber::Range{Start + 10 * Hour - 15 * Minute, Start + 10 * Hour}));
    QCOMPARE(strip_->time(), Start + 10 * Hour);
    for (int turn = 0; turn < 3; ++turn)
        QTest::keyClick(strip_.get(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(!strip_->range());
}

void GpusScrubberTest::aMarkIsATimeToGoTo() {
    const QPointF mark(strip_->positionOf(Start + 21 * Hour) + 2, strip_->laneRect(1).center().y());
    QTest::mouseClick(strip_.get(), Qt::LeftButton, {}, mark.toPoint());
    QCOMPARE(strip_->time(), Start + 21 * Hour);
}

void GpusScrubberTest::whatIsNotKnownIsNoEmptyLane() {
    const auto looks = [this](const kit::TimeLane &lane, qint64 time) {
        strip_->setLanes({lane});
        const auto picture = strip_->grab().toImage();
        const double scale = picture.devicePixelRatio();
        const auto rect = strip_->laneRect(0);
        const QRectF some(strip_->positionOf(time), rect.top(), 24, rect.height());
        return picture.copy(QRectF(some.topLeft() * scale, some.size() * scale).toRect());
    };
    const kit::TimeLane known{QStringLiteral("Faults"), {}, 0};
    const kit::TimeLane cut{QStringLiteral("Faults"), {}, Start + 12 * Hour};
    QVERIFY(looks(known, Start + 6 * Hour) != looks(cut, Start + 6 * Hour));
    QCOMPARE(looks(known, Start + 18 * Hour), looks(cut, Start + 18 * Hour));
    strip_->setLanes({cut});
    const auto ask = [this](qint64 time) {
        const QPoint at(static_cast<int>(strip_->positionOf(time)), strip_->laneRect(0).center().toPoint().y());
        QHelpEvent help(QEvent::ToolTip, at, strip_->mapToGlobal(at));
        QCoreApplication::sendEvent(strip_.get(), &help);
    };
    ask(Start + 6 * Hour);
    QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("Not all that happened then is known.")));
    ask(Start + 18 * Hour);
    QTRY_VERIFY(!QToolTip::isVisible());
}

void GpusScrubberTest::thePresentMovesOn() {
    QSignalSpy time(strip_.get(), &TimeScrubber::timeChanged);
    strip_->setSpan(Start + Hour, End + Hour, 5 * Minute);
    QCOMPARE(strip_->time(), End + Hour);
    QCOMPARE(time.size(), 0);
    strip_->setTime(Start + 2 * Hour);
    strip_->setSpan(Start + 3 * Hour, End + 3 * Hour, 5 * Minute);
    QCOMPARE(strip_->time(), Start + 3 * Hour);
    QVERIFY(!strip_->isLive());
}

void GpusScrubberTest::whereNothingIsHeardItIsNotLive() {
    auto *live = strip_->findChild<QToolButton *>(QStringLiteral("goLive"));
    QVERIFY(live->isChecked());
    strip_->setHeard(false);
    QVERIFY(!live->isChecked());
    QVERIFY2(live->toolTip().contains(QStringLiteral("not reached")), qPrintable(live->toolTip()));
    const auto words = strip_->accessibleDescription();
    QVERIFY2(!words.contains(QStringLiteral("live")) && words.contains(QStringLiteral("not reached")),
             qPrintable(words));
    // The end is still what one comes back to from the past.
    strip_->setTime(Start + 12 * Hour);
    QVERIFY(!strip_->accessibleDescription().contains(QStringLiteral("not reached")));
    QTest::keyClick(strip_.get(), Qt::Key_L);
    QCOMPARE(strip_->time(), End);
    strip_->setHeard(true);
    QVERIFY(live->isChecked());
    QVERIFY(strip_->accessibleDescription().contains(QStringLiteral("live")));
}

void GpusScrubberTest::buttonsDoWhatKeysDo() {
    const auto click = [this](const char *name) {
        auto *button = strip_->findChild<QToolButton *>(QLatin1String(name));
        QVERIFY(button);
        QVERIFY(button->width() >= 24 && button->height() >= 24);
        QVERIFY(!button->accessibleName().isEmpty());
        QTest::mouseClick(button, Qt::LeftButton);
    };
    click("stepBack");
    QCOMPARE(strip_->time(), End - 5 * Minute);
    click("stepBack");
    click("stepForward");
    QCOMPARE(strip_->time(), End - 5 * Minute);
    click("play");
    QVERIFY(strip_->isPlaying());
    click("goLive");
    QVERIFY(strip_->isLive() && !strip_->isPlaying());
    // Once more changes nothing, also not how the button looks.
    click("goLive");
    QVERIFY(strip_->findChild<QToolButton *>(QStringLiteral("goLive"))->isChecked());
}

void GpusScrubberTest::tabFollowsTheEye() {
    QWidget page;
    auto *before = new QToolButton(&page);
    before->setFocusPolicy(Qt::StrongFocus);
    auto *strip = new TimeScrubber(theme_, text_);
    auto *compare = new QToolButton;
    compare->setText(QStringLiteral("Compare"));
    compare->setFocusPolicy(Qt::StrongFocus);
    strip->setTool(compare);
    // Placed where pages place it: after it has its parts.
    strip->setParent(&page);
    QAction hour(QStringLiteral("The last hour"));
    strip->setReaches({&hour});
    auto *after = new QToolButton(&page);
    after->setFocusPolicy(Qt::StrongFocus);
    fill(*strip);
    strip->setTime(Start + 12 * Hour);
    strip->setGeometry(0, 40, 860, strip->sizeHint().height());
    page.resize(860, 40 + strip->height());
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    before->setFocus();
    QList<int> lefts;
    for (int count = 0; count < 6; ++count) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(strip->isAncestorOf(QApplication::focusWidget()));
        lefts << QApplication::focusWidget()->x();
    }
    QVERIFY(std::ranges::is_sorted(lefts));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), strip);
    QTest::keyClick(strip, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), after);
}

void GpusScrubberTest::itSaysWhatItShows() {
    QVERIFY(strip_->accessibleDescription().contains(QStringLiteral("live")));
    strip_->setTime(Start + 12 * Hour);
    QVERIFY(!strip_->accessibleDescription().contains(QStringLiteral("live")));
    QVERIFY(strip_->accessibleDescription().contains(QStringLiteral("UTC")));
}

// Writes pictures where PILOTHOUSE_PICTURES says; always draws them.
void GpusScrubberTest::itCanBeLookedAt() {
    const QString directory = qEnvironmentVariable("PILOTHOUSE_PICTURES");
    for (const auto &[scheme, name] : {std::pair(kit::Scheme::Light, "light"), std::pair(kit::Scheme::Dark, "dark"),
                                       std::pair(kit::Scheme::HighContrast, "contrast")}) {
        kit::Theme theme(scheme);
        QWidget page;
        page.setPalette(theme.palette());
        page.setBackgroundRole(QPalette::Base);
        TimeScrubber strip(theme, text_, &page);
        fill(strip);
        strip.resize(860, strip.sizeHint().height());
        strip.move(12, 12);
        page.resize(strip.size() + QSize(24, 24));
        page.show();
        for (const bool isPast : {false, true}) {
            if (isPast) {
                strip.setTime(Start + 9 * Hour);
                QTest::keyClick(&strip, Qt::Key_PageUp, Qt::ShiftModifier);
                QTest::keyClick(&strip, Qt::Key_PageUp, Qt::ShiftModifier);
            }
            const auto picture = page.grab();
            QVERIFY(!picture.isNull());
            if (!directory.isEmpty())
                QVERIFY(picture.save(
                    QStringLiteral("%1/strip-%2-%3.png").arg(directory, QString::fromLatin1(name)).arg(int(isPast))));
        }
    }
}

QTEST_MAIN(GpusScrubberTest)
#include "scrubber_test.moc"

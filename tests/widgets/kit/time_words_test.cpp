// Times, ages, durations and money in words.
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

#include <google/protobuf/timestamp.pb.h>

#include "widgets/kit/figures.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"

using namespace kit;

class TimeWordsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timesShowTheirZone();
    void agesAndDurationsAreWords_data();
    void agesAndDurationsAreWords();
    void timesInSentencesAreForReaders();
    void moneyIsWrittenAsTheLanguageWritesIt_data();
    void moneyIsWrittenAsTheLanguageWritesIt();
};

void TimeWordsTest::timesShowTheirZone() {
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

void TimeWordsTest::agesAndDurationsAreWords_data() {
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("age");
    QTest::newRow("future") << qint64(-5) << QStringLiteral("just now");
    QTest::newRow("now") << qint64(0) << QStringLiteral("just now");
    QTest::newRow("seconds") << qint64(95) << QStringLiteral("95 s ago");
    QTest::newRow("minutes") << qint64(4 * 60 + 59) << QStringLiteral("4 min ago");
    QTest::newRow("hours") << qint64(3 * 3600) << QStringLiteral("3 h ago");
    QTest::newRow("days") << qint64(3 * 86400) << QStringLiteral("3 days ago");
}

void TimeWordsTest::agesAndDurationsAreWords() {
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

void TimeWordsTest::timesInSentencesAreForReaders() {
    using kit::v1::REPLICA_FAILED;
    QCOMPARE(Sentences::of(REPLICA_FAILED, {{"replica", "a"}, {"time", "2026-11-26T13:10:51.553Z"}}),
             QStringLiteral("The replica a is started again at 26 Nov 2026 13:10:51 UTC."));
    // What was written for its reader already stays.
    QCOMPARE(Sentences::of(REPLICA_FAILED, {{"replica", "a"}, {"time", "noon"}}),
             QStringLiteral("The replica a is started again at noon."));
}

void TimeWordsTest::moneyIsWrittenAsTheLanguageWritesIt_data() {
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QStringList>("amounts");
    const QStringList english{QStringLiteral("€163"), QStringLiteral("€2.50"), QStringLiteral("1,234 CHF")};
    QTest::newRow("English") << QLocale(QStringLiteral("en")) << english;
    // Its money has no space and stands behind, which no language does.
    QTest::newRow("none") << QLocale::c() << english;
    QTest::newRow("German") << QLocale(QStringLiteral("de"))
                            << QStringList{QStringLiteral("163\u00a0€"), QStringLiteral("2,50\u00a0€"),
                                           QStringLiteral("1.234 CHF")};
}

void TimeWordsTest::moneyIsWrittenAsTheLanguageWritesIt() {
    QFETCH(const QLocale, locale);
    const QLocale before;
    QLocale::setDefault(locale);
    const QStringList written{Figures::money(163'000'000, QStringLiteral("EUR")),
                              Figures::money(2'500'000, QStringLiteral("EUR")),
                              Figures::money(1'234'000'000, QStringLiteral("CHF"))};
    QLocale::setDefault(before);
    QFETCH(const QStringList, amounts);
    QCOMPARE(written, amounts);
}

QTEST_MAIN(TimeWordsTest)
#include "time_words_test.moc"

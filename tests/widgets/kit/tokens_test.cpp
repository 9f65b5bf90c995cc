#include <cmath>

#include <QDirIterator>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QPalette>
#include <QRawFont>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTextLayout>

#include "widgets/kit/theme.h"

using namespace kit;

namespace {

// Relative luminance and contrast ratio of WCAG 2.2.
double luminance(const QColor &color) {
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &first, const QColor &second) {
    const double one = luminance(first);
    const double two = luminance(second);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

QString nameOf(Color color) {
    return QString::fromLatin1(QMetaEnum::fromType<Color>().valueToKey(static_cast<int>(color)));
}

const QList<Scheme> schemes = {Scheme::Light, Scheme::Dark, Scheme::HighContrast};

} // namespace

class TokensTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textIsReadable_data();
    void textIsReadable();
    void paletteIsReadable();
    void tonesAreReadableOnTheirGround();
    void disabledIsFainterThanEnabled();
    void onlyTheTokenFileNamesColors();
    void noStyleSheetIsUsed();
    void fontsAreTheEmbeddedOnes_data();
    void fontsAreTheEmbeddedOnes();
    void figuresAreTabular();
    void monoHasNoLigatures();
    void fontsHoldWhatTheConsoleWrites();
    void linesAreSetAsTheTokensSay();
    void schemeChangesTellOnce();
};

void TokensTest::textIsReadable_data() {
    QTest::addColumn<Scheme>("scheme");
    QTest::addColumn<Color>("ink");
    QTest::addColumn<Color>("ground");
    QTest::addColumn<double>("least");
    const QMetaEnum names = QMetaEnum::fromType<Scheme>();
    const auto add = [&](Scheme scheme, Color ink, Color ground, double least) {
        const QString row =
            QStringLiteral("%1 %2 on %3")
                .arg(QLatin1String(names.valueToKey(static_cast<int>(scheme))), nameOf(ink), nameOf(ground));
        QTest::newRow(qPrintable(row)) << scheme << ink << ground << least;
    };
    for (const Scheme scheme : schemes) {
        for (const Color ink : {Color::Text, Color::Text2, Color::Text3, Color::Accent, Color::Ok, Color::Warn,
                                Color::Danger, Color::Info})
            for (const Color ground : {Color::Window, Color::Surface, Color::Sunken, Color::AccentSoft})
                add(scheme, ink, ground, 4.5);
        add(scheme, Color::OnAccent, Color::Accent, 4.5);
        for (const Color ground : {Color::Window, Color::Surface, Color::Sunken, Color::AccentSoft})
            add(scheme, Color::Control, ground, 3.0);
        for (const Color ink :
             {Color::Series1, Color::Series2, Color::Series3, Color::Series4, Color::Series5, Color::Series6})
            for (const Color ground : {Color::Window, Color::Surface})
                add(scheme, ink, ground, 3.0);
    }
}

void TokensTest::textIsReadable() {
    QFETCH(Scheme, scheme);
    QFETCH(Color, ink);
    QFETCH(Color, ground);
    QFETCH(double, least);
    const Theme theme(scheme);
    const double ratio = contrast(theme.color(ink), theme.color(ground));
    QVERIFY2(ratio >= least, qPrintable(QString::number(ratio)));
}

void TokensTest::paletteIsReadable() {
    const std::pair<QPalette::ColorRole, QPalette::ColorRole> pairs[] = {
        {QPalette::WindowText, QPalette::Window},       {QPalette::Text, QPalette::Base},
        {QPalette::Text, QPalette::AlternateBase},      {QPalette::ButtonText, QPalette::Button},
        {QPalette::PlaceholderText, QPalette::Base},    {QPalette::HighlightedText, QPalette::Highlight},
        {QPalette::ToolTipText, QPalette::ToolTipBase}, {QPalette::Link, QPalette::Base},
        {QPalette::BrightText, QPalette::Window}};
    for (const Scheme scheme : schemes) {
        const QPalette palette = Theme(scheme).palette();
        for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive})
            for (const auto &[ink, ground] : pairs)
                QVERIFY2(contrast(palette.color(group, ink), palette.color(group, ground)) >= 4.5,
                         qPrintable(QStringLiteral("%1 on %2").arg(ink).arg(ground)));
    }
}

void TokensTest::tonesAreReadableOnTheirGround() {
    for (const Scheme scheme : schemes) {
        const Theme theme(scheme);
        for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Ok, Tone::Warn, Tone::Danger, Tone::Info})
            QVERIFY(contrast(theme.strong(tone), theme.soft(tone)) >= 4.5);
    }
}

void TokensTest::disabledIsFainterThanEnabled() {
    for (const Scheme scheme : schemes) {
        const Theme theme(scheme);
        const QColor surface = theme.color(Color::Surface);
        QVERIFY(contrast(theme.disabled(Color::Text3), surface) < 0.75 * contrast(theme.color(Color::Text3), surface));
    }
}

// Colors by number or by Qt's names, and QColor made from numbers, stand in no source of the console.
void TokensTest::onlyTheTokenFileNamesColors() {
    const QString root = qEnvironmentVariable("PILOTHOUSE_SOURCE");
    QVERIFY(!root.isEmpty());
    const QRegularExpression named(QStringLiteral(
        "\"#[0-9A-Fa-f]{3,8}\"|Qt::(?:dark|light)?(?:red|green|blue|cyan|magenta|yellow|gray|black|white)\\b|"
        "Qt::(?:darkRed|darkGreen|darkBlue|darkGray|lightGray)\\b|QColor(?:::fromRgb\\w*)?\\(\\s*[0-9]|qRgba?\\("));
    QStringList found;
    for (const char *folder : {"/widgets", "/app"}) {
        QDirIterator files(root + QLatin1String(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto match = named.match(QString::fromUtf8(file.readAll()));
            if (match.hasMatch())
                found << file.fileName() + QLatin1String(": ") + match.captured();
        }
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    QDirIterator icons(root + QStringLiteral("/resources/icons"), {QStringLiteral("*.svg")}, QDir::Files);
    while (icons.hasNext()) {
        QFile file(icons.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains('#'), qPrintable(file.fileName()));
    }
}

void TokensTest::noStyleSheetIsUsed() {
    const QString root = qEnvironmentVariable("PILOTHOUSE_SOURCE");
    for (const char *folder : {"/widgets", "/app"}) {
        QDirIterator files(root + QLatin1String(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("setStyleSheet"), qPrintable(file.fileName()));
        }
    }
}

void TokensTest::fontsAreTheEmbeddedOnes_data() {
    QTest::addColumn<TextRole>("role");
    const QMetaEnum roles = QMetaEnum::fromType<TextRole>();
    for (int role = 0; role < roles.keyCount(); ++role)
        QTest::newRow(roles.key(role)) << static_cast<TextRole>(role);
}

void TokensTest::fontsAreTheEmbeddedOnes() {
    QFETCH(TextRole, role);
    const Theme theme(Scheme::Light);
    const QFont font = theme.font(role);
    const QFontInfo info(font);
    QCOMPARE(info.family(),
             role == TextRole::Mono ? QStringLiteral("Pilothouse Mono") : QStringLiteral("Pilothouse Sans"));
    QCOMPARE(info.weight(), font.weight());
    QCOMPARE(QRawFont::fromFont(font).weight(), font.weight());
    QCOMPARE(info.pixelSize(), font.pixelSize());
}

void TokensTest::figuresAreTabular() {
    const Theme theme(Scheme::Light);
    for (const TextRole role : {TextRole::Body, TextRole::Medium, TextRole::Strong, TextRole::Label, TextRole::Count}) {
        const QFontMetricsF metrics(theme.font(role));
        const qreal width = metrics.horizontalAdvance(QStringLiteral("0000"));
        for (char figure = '1'; figure <= '9'; ++figure)
            QCOMPARE(metrics.horizontalAdvance(QString(4, QLatin1Char(figure))), width);
    }
}

// A sign made of several characters would make the caret stand inside it.
void TokensTest::monoHasNoLigatures() {
    const Theme theme(Scheme::Light);
    const QRawFont font = QRawFont::fromFont(theme.font(TextRole::Mono));
    const QList<quint32> alone = font.glyphIndexesForString(QStringLiteral("!=->"));
    QTextLayout layout(QStringLiteral("!=->"), theme.font(TextRole::Mono));
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    QCOMPARE(layout.glyphRuns().constFirst().glyphIndexes(), alone);
}

void TokensTest::fontsHoldWhatTheConsoleWrites() {
    const Theme theme(Scheme::Light);
    const QString written = QStringLiteral("ÄÖÜäöüßéèçñøåłžğ€„“‚‘–—…·×≈≤≥≠−→←↑↓✓◷●■"
                                           "\u00a0\u2009\u202f");
    for (const TextRole role : {TextRole::Body, TextRole::Strong, TextRole::Mono}) {
        const QFontMetricsF metrics(theme.font(role));
        for (const QChar sign : written) {
            if (role == TextRole::Mono && (sign == QChar(0x2009) || sign == QChar(0x202f) || sign == QChar(0x25f7)))
                continue;
            if (sign == QChar(0x25f7))
                continue; // a clock is an icon
            QVERIFY2(metrics.inFont(sign), qPrintable(QString::number(sign.unicode(), 16)));
        }
    }
}

void TokensTest::linesAreSetAsTheTokensSay() {
    const Theme theme(Scheme::Light);
    for (const TextRole role : {TextRole::Body, TextRole::Mono})
        QCOMPARE(qRound(QFontMetricsF(theme.font(role)).lineSpacing()), theme.lineHeight(role));
    // One line must fit into its role's height.
    for (int role = 0; role < Tokens::typeCount; ++role) {
        const QFontMetricsF metrics(theme.font(static_cast<TextRole>(role)));
        QVERIFY(metrics.tightBoundingRect(QStringLiteral("ÄÅgj|")).height() <=
                theme.lineHeight(static_cast<TextRole>(role)));
    }
}

void TokensTest::schemeChangesTellOnce() {
    Theme theme(Scheme::Light);
    QSignalSpy told(&theme, &Theme::changed);
    theme.setScheme(Scheme::Dark);
    theme.setScheme(Scheme::Dark);
    QCOMPARE(told.count(), 1);
    QVERIFY(theme.isDark());
    theme.setMotionReduced(true);
    QCOMPARE(theme.milliseconds(Duration::Motion), 0);
    QVERIFY(theme.milliseconds(Duration::Toast) > 0);
}

QTEST_MAIN(TokensTest)
#include "tokens_test.moc"

#include <QImage>
#include <QTest>

#include "widgets/kit/icons.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/plain_text.h"

using namespace kit;

class PaintTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hairlinesAreWholeDevicePixels_data();
    void hairlinesAreWholeDevicePixels();
    void boxesHaveCrispEdges_data();
    void boxesHaveCrispEdges();
    void textThatFitsIsNotElided();
    void pillsKeepToTheirSize();
    void pillsStandAtTheLeadingEdge();
    void iconsFollowTheTheme();
    void iconsAreAllDrawn();
    void foreignTextCannotTurnItsDirection_data();
    void foreignTextCannotTurnItsDirection();
    void toolTipsShowMarksAsText();
};

namespace {

void addScales() {
    QTest::addColumn<double>("scale");
    for (const double scale : {1.0, 1.25, 1.5, 2.0})
        QTest::newRow(qPrintable(QString::number(scale))) << scale;
}

QImage canvas(double scale, const QColor &ground) {
    QImage image(QSize(100, 60) * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(ground);
    return image;
}

} // namespace

void PaintTest::hairlinesAreWholeDevicePixels_data() {
    addScales();
}

void PaintTest::hairlinesAreWholeDevicePixels() {
    QFETCH(double, scale);
    const Theme theme(Scheme::Light);
    const QColor ground = theme.color(Color::Surface);
    const QColor ink = theme.color(Color::Text);
    const int thickness = std::max(1, static_cast<int>(scale));
    for (const double y : {3.0, 7.3, 12.5, 29.8}) {
        QImage image = canvas(scale, ground);
        QPainter painter(&image);
        paint::horizontalLine(painter, QRectF(0, 0, 100, 60), y, ink);
        paint::verticalLine(painter, QRectF(0, 40, 100, 20), y, ink);
        painter.end();
        int rows = 0;
        for (int line = 0; line < 39 * scale; ++line) {
            const QColor pixel = image.pixelColor(image.width() - 1, line);
            QVERIFY2(pixel == ground || pixel == ink, "a line is blurred over two rows");
            rows += pixel == ink;
        }
        QCOMPARE(rows, thickness);
        int columns = 0;
        for (int column = 0; column < image.width(); ++column)
            columns += image.pixelColor(column, image.height() - 1) == ink;
        QCOMPARE(columns, thickness);
    }
}

void PaintTest::boxesHaveCrispEdges_data() {
    addScales();
}

void PaintTest::boxesHaveCrispEdges() {
    QFETCH(double, scale);
    const Theme theme(Scheme::Light);
    const QColor ground = theme.color(Color::Window);
    const QColor fill = theme.color(Color::Surface);
    const QColor edge = theme.color(Color::Control);
    QImage image = canvas(scale, ground);
    QPainter painter(&image);
    paint::roundBox(painter, QRectF(10.3, 5.7, 70, 40), {fill, edge, theme.px(Size::RadiusControl), 1});
    painter.end();
    int edges = 0;
    for (int x = 0; x < image.width(); ++x) {
        const QColor pixel = image.pixelColor(x, image.height() / 2);
        QVERIFY2(pixel == ground || pixel == fill || pixel == edge, "an edge is blurred");
        edges += pixel == edge;
    }
    QCOMPARE(edges, 2 * std::max(1, static_cast<int>(scale)));
}

void PaintTest::textThatFitsIsNotElided() {
    const Theme theme(Scheme::Light);
    const QString text = QStringLiteral("llama-3.3-70b-instruct");
    for (int role = 0; role < Tokens::typeCount; ++role) {
        const QFont &font = theme.font(static_cast<TextRole>(role));
        const int width = paint::textWidth(font, text);
        QCOMPARE(paint::elided(font, text, width), text);
        QVERIFY(paint::elided(font, text, width - 10).contains(QChar(0x2026)));
    }
}

void PaintTest::pillsKeepToTheirSize() {
    const Theme theme(Scheme::Light);
    const QSize size = paint::pillSize(theme, QStringLiteral("approved"), true);
    QCOMPARE(size.height(), theme.px(Size::Pill));
    QImage image(size + QSize(20, 10), QImage::Format_ARGB32_Premultiplied);
    image.fill(theme.color(Color::Surface));
    QPainter painter(&image);
    paint::pill(painter, QRectF(0, 0, size.width() + 20, size.height() + 10), QStringLiteral("approved"), theme,
                {Tone::Ok, icon(theme, Icon::Check, Tone::Ok), Qt::LeftToRight});
    painter.end();
    for (int y = 0; y < image.height(); ++y)
        QCOMPARE(image.pixelColor(size.width() + 1, y), theme.color(Color::Surface));
}

void PaintTest::pillsStandAtTheLeadingEdge() {
    const Theme theme(Scheme::Light);
    for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        QImage image(200, 30, QImage::Format_ARGB32_Premultiplied);
        image.fill(theme.color(Color::Surface));
        QPainter painter(&image);
        paint::pill(painter, QRectF(image.rect()), QStringLiteral("denied"), theme, {Tone::Danger, {}, direction});
        painter.end();
        const bool isLeft = image.pixelColor(12, 15) != theme.color(Color::Surface);
        QCOMPARE(isLeft, direction == Qt::LeftToRight);
    }
}

void PaintTest::iconsFollowTheTheme() {
    Theme theme(Scheme::Light);
    const QIcon sign = icon(theme, Icon::Catalog);
    const QImage light = sign.pixmap(QSize(16, 16), 1.0).toImage();
    theme.setScheme(Scheme::Dark);
    const QImage dark = sign.pixmap(QSize(16, 16), 1.0).toImage();
    QVERIFY(light != dark);
    theme.setScheme(Scheme::Light);
    QCOMPARE(sign.pixmap(QSize(16, 16), 1.0).toImage(), light);
}

void PaintTest::iconsAreAllDrawn() {
    const Theme theme(Scheme::Light);
    const QMetaEnum icons = QMetaEnum::fromType<Icon>();
    QSet<QByteArray> drawn;
    for (int index = 0; index < icons.keyCount(); ++index) {
        const QImage image = icon(theme, static_cast<Icon>(index))
                                 .pixmap(QSize(16, 16), 2.0)
                                 .toImage()
                                 .convertToFormat(QImage::Format_ARGB32);
        QCOMPARE(image.size(), QSize(32, 32));
        int inked = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                inked += qAlpha(image.pixel(x, y)) > 128;
        QVERIFY2(inked >= 12, icons.key(index));
        const QByteArray bits(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes());
        QVERIFY2(!drawn.contains(bits), icons.key(index));
        drawn.insert(bits);
    }
}

void PaintTest::foreignTextCannotTurnItsDirection_data() {
    QTest::addColumn<QString>("foreign");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << QStringLiteral("phi-4 größer") << QStringLiteral("phi-4 größer");
    QTest::newRow("override") << QStringLiteral("a\u202eb") << QStringLiteral("a\ufffdb");
    QTest::newRow("isolate") << QStringLiteral("a\u2066b") << QStringLiteral("a\ufffdb");
    QTest::newRow("mark") << QStringLiteral("a\u200fb") << QStringLiteral("a\ufffdb");
    QTest::newRow("line") << QStringLiteral("a\nb") << QStringLiteral("a\ufffdb");
    QTest::newRow("escape") << QStringLiteral("a\x1b[1mb") << QStringLiteral("a\ufffd[1mb");
    QTest::newRow("arabic") << QStringLiteral("\u0627\u0644") << QStringLiteral("\u0627\u0644");
}

void PaintTest::foreignTextCannotTurnItsDirection() {
    QFETCH(QString, foreign);
    QFETCH(QString, shown);
    QCOMPARE(harmless(foreign), shown);
}

void PaintTest::toolTipsShowMarksAsText() {
    QVERIFY(plainToolTip(QStringLiteral("<b>x</b>")).contains(QStringLiteral("&lt;b&gt;")));
    QVERIFY(plainToolTip(QString()).isEmpty());
}

QTEST_MAIN(PaintTest)
#include "paint_test.moc"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>

#include "widgets/kit/markdown_view.h"
#include "widgets/kit/theme.h"

class MarkdownViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noFileIsLoaded();
    void htmlIsText();
    void aLinkOpensNothing();
    void onlyWeightsOfTheFontsAreUsed();
    void hostileTextIsSet_data();
    void hostileTextIsSet();

private:
    const kit::Theme theme_{kit::Scheme::Light};
};

void MarkdownViewTest::noFileIsLoaded() {
    QTemporaryDir directory;
    const auto file = directory.filePath(QStringLiteral("wide.png"));
    QImage image(600, 400, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(file));
    kit::MarkdownView view(theme_);
    view.resize(800, 600);
    view.setMarkdown(QStringLiteral("![picture](%1)").arg(file));
    // A picture that was loaded would make the text as high as itself.
    QVERIFY(view.document()->size().height() < 100);
    for (const auto &name : {file, QStringLiteral("file://") + file, QStringLiteral("https://example.com/a.png")})
        QVERIFY(!view.loadResource(QTextDocument::ImageResource, QUrl(name)).isValid());
}

void MarkdownViewTest::htmlIsText() {
    kit::MarkdownView view(theme_);
    view.setMarkdown(QStringLiteral("one <b>two</b> <script>three</script>"));
    QVERIFY(view.toPlainText().contains(QStringLiteral("<b>two</b>")));
}

void MarkdownViewTest::aLinkOpensNothing() {
    kit::MarkdownView view(theme_);
    view.setMarkdown(QStringLiteral("[x](https://example.com)"));
    QVERIFY(!view.openLinks());
    QVERIFY(!view.openExternalLinks());
}

void MarkdownViewTest::onlyWeightsOfTheFontsAreUsed() {
    kit::MarkdownView view(theme_);
    view.setMarkdown(QStringLiteral("# head\n\n**strong** and `code`\n\n| a | b |\n| --- | --- |\n| **c** | d |\n"));
    for (auto block = view.document()->begin(); block.isValid(); block = block.next())
        for (auto part = block.begin(); !part.atEnd(); ++part)
            QVERIFY2(part.fragment().charFormat().fontWeight() <= QFont::DemiBold, qPrintable(part.fragment().text()));
}

void MarkdownViewTest::hostileTextIsSet_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("deep quotes") << QString(2000, QLatin1Char('>'));
    QTest::newRow("deep lists") << QStringLiteral("- ").repeated(500);
    QTest::newRow("open brackets") << QString(5000, QLatin1Char('['));
    QTest::newRow("a wide table") << QStringLiteral("|a").repeated(300) + QLatin1Char('\n') +
                                         QStringLiteral("|-").repeated(300) + QLatin1Char('\n') +
                                         QStringLiteral("|b").repeated(300);
    QTest::newRow("a table without rows") << QStringLiteral("|a|\n|-|\n");
    QTest::newRow("stars") << QString(3000, QLatin1Char('*'));
}

void MarkdownViewTest::hostileTextIsSet() {
    QFETCH(const QString, text);
    kit::MarkdownView view(theme_);
    view.resize(400, 300);
    view.setMarkdown(text);
    view.grab();
    view.setMarkdown(QStringLiteral("after"));
    QCOMPARE(view.toPlainText(), QStringLiteral("after"));
}

QTEST_MAIN(MarkdownViewTest)

#include "markdown_view_test.moc"

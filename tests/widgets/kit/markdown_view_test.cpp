#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>

#include "widgets/kit/markdown_view.h"

class MarkdownViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noFileIsLoaded();
    void htmlIsText();
    void aLinkOpensNothing();
};

void MarkdownViewTest::noFileIsLoaded() {
    QTemporaryDir directory;
    const auto file = directory.filePath(QStringLiteral("wide.png"));
    QImage image(600, 400, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(file));
    kit::MarkdownView view;
    view.resize(800, 600);
    view.setMarkdown(QStringLiteral("![picture](%1)").arg(file));
    // A picture that was loaded would make the text as high as itself.
    QVERIFY(view.document()->size().height() < 100);
    for (const auto &name : {file, QStringLiteral("file://") + file, QStringLiteral("https://example.com/a.png")})
        QVERIFY(!view.loadResource(QTextDocument::ImageResource, QUrl(name)).isValid());
}

void MarkdownViewTest::htmlIsText() {
    kit::MarkdownView view;
    view.setMarkdown(QStringLiteral("one <b>two</b> <script>three</script>"));
    QVERIFY(view.toPlainText().contains(QStringLiteral("<b>two</b>")));
}

void MarkdownViewTest::aLinkOpensNothing() {
    kit::MarkdownView view;
    view.setMarkdown(QStringLiteral("[x](https://example.com)"));
    QVERIFY(!view.openLinks());
    QVERIFY(!view.openExternalLinks());
}

QTEST_MAIN(MarkdownViewTest)

#include "markdown_view_test.moc"

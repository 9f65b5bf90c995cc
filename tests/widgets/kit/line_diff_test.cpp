#include <QTest>

#include "widgets/kit/line_diff.h"

using kit::DiffLine;
using kit::LineKind;

namespace {

// Lines, separated by bars.
QStringList lines(const char *text) {
    return QString::fromLatin1(text).split(QLatin1Char('|'), Qt::SkipEmptyParts);
}

} // namespace

class LineDiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesKeepTheirOrder_data();
    void linesKeepTheirOrder();
};

void LineDiffTest::linesKeepTheirOrder_data() {
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    // Each line with its sign.
    QTest::addColumn<QStringList>("wanted");
    const QStringList none;
    QTest::newRow("what is the same has no sign") << lines("a|b") << lines("a|b") << lines(" a| b");
    QTest::newRow("all is new") << none << lines("a|b") << lines("+a|+b");
    QTest::newRow("all is gone") << lines("a|b") << none << lines("-a|-b");
    QTest::newRow("what goes stands before what comes")
        << lines("x|a|b|y") << lines("x|c|d|y") << lines(" x|-a|-b|+c|+d| y");
    QTest::newRow("an element more leaves the others as they are")
        << lines("[|\"eu\"|]") << lines("[|\"eu\",|\"ch\"|]") << lines(" [| \"eu\",|+\"ch\"| ]");
    QTest::newRow("an element less leaves the others as they are")
        << lines("[|\"eu\",|\"ch\"|]") << lines("[|\"eu\"|]") << lines(" [| \"eu\"|-\"ch\"| ]");
    QTest::newRow("two stretches") << lines("a|b|c|d|e") << lines("A|b|c|D|e") << lines("-a|+A| b| c|-d|+D| e");
}

void LineDiffTest::linesKeepTheirOrder() {
    QFETCH(QStringList, before);
    QFETCH(QStringList, after);
    QFETCH(QStringList, wanted);
    QStringList got;
    for (const auto &line : kit::diffLines(before, after))
        got << QLatin1Char(line.kind == LineKind::Same ? ' ' : line.kind == LineKind::Added ? '+' : '-') + line.text;
    QCOMPARE(got, wanted);
}

QTEST_GUILESS_MAIN(LineDiffTest)

#include "line_diff_test.moc"

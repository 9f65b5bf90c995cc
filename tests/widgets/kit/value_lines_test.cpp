// Values in differences, as the form of the kind has them.
#include <QLocale>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

#include "backend/core/canonical_json.h"
#include "backend/core/diff.h"
#include "widgets/kit/diff_view.h"
#include "widgets/kit/hidden_password.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/value_lines.h"

#include "pilothouse/v1/resource.pb.h"

namespace v1 = pilothouse::v1;

class ValueLinesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void sharesAmountsAndSpansHaveTheirUnits();
    void aLongDiffMarksOnlyWhatIsInSight();
    void anAdditionThatIsWrappedIsMarkedWhole();
    void messagesAreReadByTheirLabels();
    void passwordsInAddressesAreNotShown();
    void anAmountThatIsLeftOutIsZero();
    void whatIsNotKnownIsShownAsItIs();

private:
    // Every difference from nothing, as `path: line|line`.
    static QStringList linesOf(const v1::Resource &resource);
};

QStringList ValueLinesTest::linesOf(const v1::Resource &resource) {
    QStringList all;
    for (const auto &field : core::diffIntent(nullptr, &resource))
        all << QString::fromStdString(field.path()) + QStringLiteral(": ") +
                   kit::ValueLines::of(resource.meta().name(), field.path(), field.after()).join(QLatin1Char('|'));
    return all;
}

void ValueLinesTest::sharesAmountsAndSpansHaveTheirUnits() {
    v1::Resource resource;
    resource.mutable_meta()->set_name("deployments/chat");
    (*resource.mutable_meta()->mutable_labels())["a.b"] = "1";
    auto &spec = *resource.mutable_deployment();
    spec.set_minimum_replicas(2);
    spec.mutable_drain_time()->set_seconds(90);
    spec.mutable_rollout()->set_strategy(v1::CANARY);
    spec.mutable_rollout()->mutable_guards()->set_max_error_basis_points(50);
    spec.add_arguments("--tokens");
    spec.add_arguments("3");
    const auto lines = linesOf(resource);
    for (const auto *expected : {"meta.labels[a.b]: 1", "spec.minimum_replicas: 2", "spec.drain_time: 1 min 30 s",
                                 "spec.rollout.strategy: canary", "spec.rollout.guards.max_error_basis_points: 0.5 %",
                                 "spec.arguments: --tokens|3"})
        QVERIFY2(lines.contains(QLatin1String(expected)), qPrintable(lines.join(QLatin1Char('\n'))));
    v1::Resource engine;
    engine.mutable_meta()->set_name("engineTemplates/vllm");
    engine.mutable_engine_template()->mutable_memory()->set_overhead_bytes(5LL << 29);
    QCOMPARE(linesOf(engine), QStringList{QStringLiteral("spec.memory.overhead_bytes: 2.5 GiB")});
}

// What is compared was typed and may go into a secret yet.
void ValueLinesTest::passwordsInAddressesAreNotShown() {
    v1::Resource source;
    source.mutable_meta()->set_name("telemetrySources/x");
    auto &spec = *source.mutable_telemetry_source();
    spec.set_description("Ask ops:night@example.com, or anna@example.com.");
    for (const char *address : {"https://reader:s3cret@gpu-07:9400", "reader:s3:cr@et@gpu-08:9400", "gpu-09:9400"})
        spec.mutable_exposition()->add_targets()->set_address(address);
    v1::ObjectDiff diff;
    diff.set_name(source.meta().name());
    for (const auto &field : core::diffIntent(nullptr, &source))
        *diff.add_fields() = field;
    const kit::Theme theme(kit::Scheme::Light);
    kit::DiffView view(theme);
    view.show(diff);
    const auto all = view.toPlainText();
    for (const auto *hidden : {"s3cret", "s3:cr"})
        QVERIFY2(!all.contains(QLatin1String(hidden)), qPrintable(all));
    for (const auto &shown :
         {QStringLiteral("https://reader:•••@gpu-07:9400"), QStringLiteral("reader:•••@gpu-08:9400"),
          QStringLiteral("gpu-09:9400"), QStringLiteral("ops:night@example.com")})
        QVERIFY2(all.contains(shown), qPrintable(all));
    const auto json = [](const char *password) {
        return QStringLiteral("{\"address\": \"https://reader:%1@gpu-07:9400\", \"name\": \"a \\\"b\\\"\"}")
            .arg(QString::fromUtf8(password));
    };
    QCOMPARE(kit::withoutPasswords(json("s3cret")), json("•••"));
}

void ValueLinesTest::aLongDiffMarksOnlyWhatIsInSight() {
    v1::ObjectDiff diff;
    diff.set_name("policySets/many");
    diff.set_diff_kind(v1::UPDATED);
    for (int i = 0; i < 20'000; ++i) {
        auto &field = *diff.add_fields();
        field.set_path("spec.description");
        field.set_before("\"one\"");
        field.set_after("\"other\"");
    }
    const kit::Theme theme(kit::Scheme::Light);
    kit::DiffView view(theme);
    view.resize(400, 300);
    view.setVisible(true);
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    // The second time what was marked before is in the way.
    for (int times = 0; times < 2; ++times)
        view.show(diff);
    QCOMPARE(view.blockCount(), 60'000);
    QCOMPARE(view.extraSelections().first().cursor.blockNumber(), 0);
    QVERIFY(view.extraSelections().size() > 3 && view.extraSelections().size() < 100);
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
    QCOMPARE(view.extraSelections().last().cursor.blockNumber(), 59'999);
    QVERIFY(view.extraSelections().size() < 100);
}

void ValueLinesTest::anAdditionThatIsWrappedIsMarkedWhole() {
    v1::ObjectDiff diff;
    diff.set_name("policySets/one");
    diff.set_diff_kind(v1::CREATED);
    auto &field = *diff.add_fields();
    field.set_path("spec.description");
    field.set_after('"' + std::string(400, 'w') + '"');
    const kit::Theme theme(kit::Scheme::Light);
    kit::DiffView view(theme);
    view.resize(400, 300);
    view.setVisible(true);
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.show(diff);
    const auto addition = view.document()->findBlockByNumber(1);
    const int lines = addition.layout()->lineCount();
    QVERIFY(lines > 3);
    const auto picture = view.viewport()->grab().toImage();
    const qreal top =
        addition.layout()->position().y() + view.document()->findBlockByNumber(0).layout()->boundingRect().height();
    for (int line = 0; line < lines; ++line) {
        const int middle = qRound(top + addition.layout()->lineAt(line).rect().center().y());
        QCOMPARE(picture.pixelColor(picture.width() - 12, middle), theme.soft(kit::Tone::Ok));
    }
}

void ValueLinesTest::messagesAreReadByTheirLabels() {
    v1::Resource resource;
    resource.mutable_meta()->set_name("deployments/chat");
    for (const int share : {2000, 10000}) {
        auto &step = *resource.mutable_deployment()->mutable_rollout()->add_steps();
        step.set_share_basis_points(share);
        step.mutable_hold_time()->set_seconds(300);
    }
    QCOMPARE(linesOf(resource),
             QStringList{QStringLiteral(
                 "spec.rollout.steps: • Share: 20 %|  Hold time: 5 min|• Share: 100 %|  Hold time: 5 min")});
}

void ValueLinesTest::anAmountThatIsLeftOutIsZero() {
    QCOMPARE(kit::ValueLines::ofNothing("deployments/chat", "spec.minimum_replicas"), QStringList{QStringLiteral("0")});
    QCOMPARE(kit::ValueLines::ofNothing("routes/chat", "spec.targets[main].share_basis_points"),
             QStringList{QStringLiteral("0 %")});
    for (const auto *path : {"spec.model_version", "spec.arguments", "spec.rollout", "spec.gone", "meta.labels[tier]"})
        QCOMPARE(kit::ValueLines::ofNothing("deployments/chat", path), QStringList());
}

void ValueLinesTest::whatIsNotKnownIsShownAsItIs() {
    const auto lines = [](const char *object, const char *path, const char *json) {
        return kit::ValueLines::of(object, path, json).join(QLatin1Char('|'));
    };
    QCOMPARE(lines("deployments/chat", "spec.gone", "7"), QStringLiteral("7"));
    QCOMPARE(lines("nobody/knows", "spec.share_basis_points", "\"a\\nb\""), QStringLiteral("a|b"));
    QCOMPARE(lines("deployments/chat", "spec.rollout", "{}"), QStringLiteral("{}"));
    QCOMPARE(lines("deployments/chat", "spec.rollout.steps", R"([{"unknown":1}])"),
             QStringLiteral("• {|      \"unknown\": 1|  }"));
    QVERIFY(lines("deployments/chat", "spec.rollout", "").isEmpty());
}

QTEST_MAIN(ValueLinesTest)
#include "value_lines_test.moc"

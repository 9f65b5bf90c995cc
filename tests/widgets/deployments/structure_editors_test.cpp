// Editors for structures, lists, spans of time and shares, with keys and clicks.
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>

#include <algorithm>

#include "widgets/kit/console_style.h"
#include "widgets/kit/duration_text.h"
#include "widgets/kit/field_editor.h"
#include "widgets/kit/spec_form.h"
#include "widgets/kit/theme.h"

namespace v1 = pilothouse::v1;
namespace pb = google::protobuf;

class StructureEditorsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { kit::ConsoleStyle::install(*qApp, theme_); }
    void aSpanIsWrittenAsPeopleTypeIt_data();
    void aSpanIsWrittenAsPeopleTypeIt();
    void whatIsNoSpanIsRefused_data();
    void whatIsNoSpanIsRefused();
    void aFieldWithinAStructureChangesItAlone();
    void anEmptiedStructureIsAbsent();
    void sharesAreTypedAsPercent();
    void elementsAreAddedMovedAndRemoved();
    void violationsStandBelowTheirField();
    void boundsAreSaidAsTheFieldIsWritten();
    void whatIsWrongInABlockIsSaidAcrossIt();
    void moneyIsTypedAsMoney();
    void whatExportersMayNotNameIsNotOffered();
    void whatIsPastedIsKeptWhole();
    void referencesAreChosenFromAMenu();
    void tabFollowsWhatStandsOnTheScreen();
    void aNameIsTypedBehindItsKind();

private:
    std::unique_ptr<kit::SpecForm> formOf(const v1::Resource &resource);
    static v1::Resource deployment();
    static QLineEdit *line(const kit::SpecForm &form, const char *path);
    static void type(QLineEdit *line, const char *text);

    kit::Theme theme_{kit::Scheme::Light};
};

v1::Resource StructureEditorsTest::deployment() {
    v1::Resource resource;
    resource.mutable_meta()->set_name("deployments/x");
    auto &spec = *resource.mutable_deployment();
    spec.mutable_placement()->set_gpu_product("H100");
    spec.mutable_placement()->add_sites("sites/a");
    spec.mutable_drain_time()->set_seconds(90);
    auto &step = *spec.mutable_rollout()->add_steps();
    step.set_share_basis_points(500);
    step.mutable_hold_time()->set_seconds(600);
    spec.mutable_rollout()->add_steps()->set_share_basis_points(2550);
    return resource;
}

std::unique_ptr<kit::SpecForm> StructureEditorsTest::formOf(const v1::Resource &resource) {
    auto form = std::make_unique<kit::SpecForm>(theme_, [](const std::string &) {
        return QStringList{QStringLiteral("sites/a"), QStringLiteral("sites/b")};
    });
    form->resize(700, 900);
    form->show(resource, false);
    static_cast<QWidget *>(form.get())->show();
    return form;
}

QLineEdit *StructureEditorsTest::line(const kit::SpecForm &form, const char *path) {
    auto *editor = form.findChild<kit::FieldEditor *>(QLatin1String(path));
    if (!editor)
        qFatal("There is no editor %s.", path);
    return qobject_cast<QLineEdit *>(editor->control());
}

void StructureEditorsTest::type(QLineEdit *line, const char *text) {
    line->setFocus();
    line->selectAll();
    QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClicks(line, QString::fromUtf8(text));
}

void StructureEditorsTest::aSpanIsWrittenAsPeopleTypeIt_data() {
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<int>("nanos");
    QTest::addColumn<QString>("text");
    QTest::newRow("seconds") << qint64(30) << 0 << QStringLiteral("30 s");
    QTest::newRow("minutes") << qint64(300) << 0 << QStringLiteral("5 min");
    QTest::newRow("mixed") << qint64(5400) << 0 << QStringLiteral("1 h 30 min");
    QTest::newRow("fraction") << qint64(1) << 500'000'000 << QStringLiteral("1.5 s");
    QTest::newRow("milliseconds") << qint64(0) << 80'000'000 << QStringLiteral("80 ms");
    QTest::newRow("a nanosecond") << qint64(0) << 1 << QStringLiteral("0.000000001 s");
    QTest::newRow("none at all") << qint64(0) << 0 << QStringLiteral("0 s");
    QTest::newRow("long") << qint64(315'576'000'000) << 0 << QStringLiteral("87660000 h");
}

void StructureEditorsTest::aSpanIsWrittenAsPeopleTypeIt() {
    QFETCH(const qint64, seconds);
    QFETCH(const int, nanos);
    QFETCH(const QString, text);
    pb::Duration duration;
    duration.set_seconds(seconds);
    duration.set_nanos(nanos);
    QCOMPARE(kit::DurationText::of(duration), text);
    const auto back = kit::DurationText::parse(text);
    QVERIFY(back);
    QCOMPARE(back->seconds(), seconds);
    QCOMPARE(back->nanos(), nanos);
}

void StructureEditorsTest::whatIsNoSpanIsRefused_data() {
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "soon", "5 parsecs", "-3 s", "0.0000000001 s", "3 4", "5 min x", "99999999999999999 h"})
        QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text);
}

void StructureEditorsTest::whatIsNoSpanIsRefused() {
    QFETCH(const QString, text);
    QVERIFY(!kit::DurationText::parse(text));
}

void StructureEditorsTest::aFieldWithinAStructureChangesItAlone() {
    const auto before = deployment();
    const auto form = formOf(before);
    type(line(*form, "placement.gpu_product"), "L40S");
    auto expected = before;
    expected.mutable_deployment()->mutable_placement()->set_gpu_product("L40S");
    QCOMPARE(form->resource().SerializeAsString(), expected.SerializeAsString());
    type(line(*form, "rollout.guards.max_time_to_first_token"), "1.5 s");
    QCOMPARE(form->resource().deployment().rollout().guards().max_time_to_first_token().nanos(), 500'000'000);
    type(line(*form, "drain_time"), "soon");
    QVERIFY(!form->isSound());
    // It was emptied first; what is no span is not taken.
    QVERIFY(!form->resource().deployment().has_drain_time());
    type(line(*form, "drain_time"), "2 min");
    QVERIFY(form->isSound());
    QCOMPARE(form->resource().deployment().drain_time().seconds(), 120);
}

void StructureEditorsTest::anEmptiedStructureIsAbsent() {
    v1::Resource resource;
    resource.mutable_meta()->set_name("deployments/x");
    resource.mutable_deployment()->mutable_placement()->set_gpu_product("H100");
    const auto form = formOf(resource);
    type(line(*form, "placement.gpu_product"), "");
    QVERIFY(!form->resource().deployment().has_placement());
    QVERIFY(!form->resource().deployment().has_rollout());
}

void StructureEditorsTest::sharesAreTypedAsPercent() {
    const auto form = formOf(deployment());
    auto *share = line(*form, "rollout.steps.share_basis_points");
    QCOMPARE(share->text(), QStringLiteral("5 %"));
    type(share, "12.5");
    QCOMPARE(form->resource().deployment().rollout().steps(0).share_basis_points(), 1250);
    QCOMPARE(form->resource().deployment().rollout().steps(0).hold_time().seconds(), 600);
    QCOMPARE(form->resource().deployment().rollout().steps(1).share_basis_points(), 2550);
    type(share, "12.345");
    QVERIFY(!form->isSound());
    auto *errors = line(*form, "rollout.guards.max_error_basis_points");
    QVERIFY(errors->text().isEmpty());
    type(errors, "0");
    QVERIFY(form->resource().deployment().rollout().guards().has_max_error_basis_points());
    type(errors, "");
    QVERIFY(!form->resource().deployment().rollout().has_guards());
}

void StructureEditorsTest::elementsAreAddedMovedAndRemoved() {
    const auto form = formOf(deployment());
    auto *steps = form->findChild<kit::FieldEditor *>(QStringLiteral("rollout.steps"));
    QVERIFY(steps);
    const auto shares = [&] {
        QList<int> found;
        for (const auto &step : form->resource().deployment().rollout().steps())
            found << step.share_basis_points();
        return found;
    };
    const auto button = [&](const QString &name) {
        for (auto *candidate : steps->findChildren<QPushButton *>())
            if (candidate->accessibleName() == name && candidate->isVisibleTo(form.get()))
                return candidate;
        return static_cast<QPushButton *>(nullptr);
    };
    auto *add = qobject_cast<QPushButton *>(steps->control());
    add->setFocus();
    QTest::keyClick(add, Qt::Key_Space);
    QCOMPARE(shares(), (QList<int>{500, 2550, 0}));
    auto *typed = qobject_cast<QLineEdit *>(form->focusWidget());
    QVERIFY(typed);
    QTest::keyClick(typed, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(typed, QStringLiteral("50 %"));
    QCOMPARE(shares(), (QList<int>{500, 2550, 5000}));
    QVERIFY(!button(QStringLiteral("Move element 1 up"))->isEnabled());
    auto *up = button(QStringLiteral("Move element 3 up"));
    up->setFocus();
    QTest::keyClick(up, Qt::Key_Space);
    QCOMPARE(shares(), (QList<int>{500, 5000, 2550}));
    auto *remove = button(QStringLiteral("Remove element 1"));
    remove->setFocus();
    QTest::keyClick(remove, Qt::Key_Space);
    QCOMPARE(shares(), (QList<int>{5000, 2550}));
    QVERIFY(form->isSound());
}

void StructureEditorsTest::violationsStandBelowTheirField() {
    v1::Resource route;
    route.mutable_meta()->set_name("routes/x");
    for (const char *id : {"own", "vendor"})
        route.mutable_route()->add_targets()->set_id(id);
    const auto form = formOf(route);
    pb::RepeatedPtrField<v1::FieldViolation> violations;
    auto &one = *violations.Add();
    one.set_field("spec.targets[vendor].provider");
    one.set_reason(v1::VALUE_MISSING);
    auto &other = *violations.Add();
    other.set_field("spec.nowhere");
    other.set_reason(v1::VALUE_MISSING);
    QCOMPARE(form->showViolations(violations).size(), 1);
    QStringList shown;
    for (const auto *label : form->findChildren<QLabel *>())
        if (label->objectName().endsWith(QLatin1String("Mistake")) && label->isVisibleTo(form.get()))
            shown << label->objectName();
    QCOMPARE(shown, QStringList{QStringLiteral("targets.providerMistake")});
    form->showViolations({});
    for (const auto *label : form->findChildren<QLabel *>(QStringLiteral("targets.providerMistake")))
        QVERIFY(!label->isVisibleTo(form.get()));
}

// Fields of an element stand beside each other, where a sentence has no room.
void StructureEditorsTest::whatIsWrongInABlockIsSaidAcrossIt() {
    v1::Resource route;
    route.mutable_meta()->set_name("routes/x");
    route.mutable_route()->add_targets()->set_id("own");
    const auto form = formOf(route);
    pb::RepeatedPtrField<v1::FieldViolation> violations;
    auto &violation = *violations.Add();
    violation.set_field("spec.targets[own].provider");
    violation.set_reason(v1::VALUE_MALFORMED);
    (*violation.mutable_arguments())["example"] = "https://a-rather-long-name-of-a-host.example.com:9400/metrics";
    form->showViolations(violations);
    const auto *said = form->findChild<QLabel *>(QStringLiteral("targets.providerMistake"));
    const auto *editor = form->findChild<kit::FieldEditor *>(QStringLiteral("targets.provider"));
    QVERIFY2(said->text().startsWith(editor->label() + QLatin1String(": ")), qPrintable(said->text()));
    QTRY_VERIFY(said->width() > 2 * editor->width());
    QTRY_VERIFY2(said->heightForWidth(said->width()) <= said->height(),
                 qPrintable(QStringLiteral("%1 of %2").arg(said->height()).arg(said->heightForWidth(said->width()))));
}

void StructureEditorsTest::moneyIsTypedAsMoney() {
    v1::Resource cluster;
    cluster.mutable_meta()->set_name("clusters/x");
    auto &rate = *cluster.mutable_cluster()->add_gpu_rates();
    rate.set_hourly_micros(2'450'000);
    rate.set_currency("EUR");
    const auto form = formOf(cluster);
    auto *price = line(*form, "gpu_rates.hourly_micros");
    QCOMPARE(price->text(), QStringLiteral("2.45"));
    const auto micros = [&form] { return form->resource().cluster().gpu_rates(0).hourly_micros(); };
    type(price, "3");
    QCOMPARE(micros(), std::int64_t(3'000'000));
    type(price, "0.0125");
    QCOMPARE(micros(), std::int64_t(12'500));
    QVERIFY(form->isSound());
    for (const char *wrong : {"a lot", "0.0000001", "1e300"}) {
        type(price, wrong);
        QVERIFY2(!form->isSound(), wrong);
    }
    type(price, "");
    QVERIFY(form->isSound());
    QCOMPARE(micros(), std::int64_t(0));
}

void StructureEditorsTest::whatExportersMayNotNameIsNotOffered() {
    const auto cluster = [](const std::string &name, v1::RuntimeKind runtime) {
        auto resource = std::make_shared<v1::Resource>();
        resource->mutable_meta()->set_name(name);
        resource->mutable_cluster()->set_runtime(runtime);
        return resource;
    };
    const std::vector all{cluster("clusters/local", v1::PROCESS), cluster("clusters/made-up", v1::SIMULATED),
                          cluster("clusters/others", v1::EXTERNAL)};
    kit::SpecForm form(
        theme_,
        [&all](const std::string &) {
            QStringList names;
            for (const auto &one : all)
                names << QString::fromStdString(one->meta().name());
            return names;
        },
        [&all](const std::string &name) -> std::shared_ptr<const v1::Resource> {
            const auto found = std::ranges::find_if(all, [&](const auto &one) { return one->meta().name() == name; });
            return found == all.end() ? nullptr : *found;
        });
    v1::Resource source;
    source.mutable_meta()->set_name("telemetrySources/x");
    source.mutable_telemetry_source()->mutable_prometheus()->set_cluster("clusters/made-up");
    form.show(source, true);
    const auto *editor = form.findChild<kit::FieldEditor *>(QStringLiteral("prometheus.cluster"));
    QVERIFY(editor);
    const auto *box = qobject_cast<QComboBox *>(editor->control());
    QVERIFY(box);
    QCOMPARE(box->findText(QStringLiteral("clusters/made-up")), -1);
    QVERIFY(box->findText(QStringLiteral("clusters/local")) >= 0);
    QVERIFY(box->findText(QStringLiteral("clusters/others")) >= 0);
    // Whoever typed it reads what is possible.
    pb::RepeatedPtrField<v1::FieldViolation> violations;
    auto &violation = *violations.Add();
    violation.set_field("spec.prometheus.cluster");
    violation.set_reason(v1::VALUE_NOT_ALLOWED);
    (*violation.mutable_arguments())["value"] = "clusters/made-up";
    form.showViolations(violations);
    QStringList said;
    for (const auto *label : form.findChildren<QLabel *>())
        if (label->objectName().endsWith(QLatin1String("Mistake")) && !label->text().isEmpty())
            said << label->text();
    QCOMPARE(said.size(), 1);
    QVERIFY2(said.first().contains(QStringLiteral("clusters/local, clusters/others")), qPrintable(said.first()));
}

void StructureEditorsTest::whatIsPastedIsKeptWhole() {
    v1::Resource route;
    route.mutable_meta()->set_name("routes/x");
    route.mutable_route();
    const auto form = formOf(route);
    auto *name = line(*form, "display_name");
    const QString whole(100'000, QLatin1Char('a'));
    QGuiApplication::clipboard()->setText(whole);
    name->setFocus();
    name->paste();
    QCOMPARE(form->resource().meta().display_name().size(), std::size_t(whole.size()));
}

void StructureEditorsTest::boundsAreSaidAsTheFieldIsWritten() {
    v1::Resource route;
    route.mutable_meta()->set_name("routes/x");
    route.mutable_route()->add_targets()->set_id("own");
    const auto form = formOf(route);
    pb::RepeatedPtrField<v1::FieldViolation> violations;
    const auto add = [&](const char *field, const char *least, const char *most) {
        auto &violation = *violations.Add();
        violation.set_field(field);
        violation.set_reason(v1::VALUE_OUT_OF_RANGE);
        (*violation.mutable_arguments())["least"] = least;
        (*violation.mutable_arguments())["most"] = most;
    };
    add("spec.targets[\"own\"].share_basis_points", "0", "10000");
    add("spec.timeout", "1s", "3600s");
    add("spec.max_attempts", "0", "10");
    QVERIFY(form->showViolations(violations).isEmpty());
    const auto said = [&](const char *label) { return form->findChild<QLabel *>(QLatin1String(label))->text(); };
    QVERIFY2(said("targets.share_basis_pointsMistake").endsWith(QStringLiteral("It must lie between 0 % and 100 %.")),
             qPrintable(said("targets.share_basis_pointsMistake")));
    QCOMPARE(said("timeoutMistake"), QStringLiteral("It must lie between 1 s and 1 h."));
    QCOMPARE(said("max_attemptsMistake"), QStringLiteral("It must lie between 0 and 10."));
}

void StructureEditorsTest::referencesAreChosenFromAMenu() {
    const auto form = formOf(deployment());
    auto *sites = form->findChild<kit::FieldEditor *>(QStringLiteral("placement.sites"));
    QVERIFY(sites);
    // It offers what there is when it is opened.
    auto *menu = sites->findChild<QMenu *>();
    QVERIFY(menu);
    menu->popup({});
    for (auto *action : menu->actions())
        if (action->text() == QLatin1String("sites/b"))
            action->trigger();
    QCOMPARE(form->resource().deployment().placement().sites_size(), 2);
    QCOMPARE(form->resource().deployment().placement().sites(1), std::string("sites/b"));
}

// Also what came into the form later: the settings of another engine, more elements of a list.
void StructureEditorsTest::tabFollowsWhatStandsOnTheScreen() {
    auto engine = std::make_shared<v1::Resource>();
    for (const auto *name : {"context", "threads"})
        engine->mutable_engine_template()->add_parameters()->set_name(name);
    kit::SpecForm form(
        theme_, [](const std::string &) { return QStringList{QStringLiteral("engineTemplates/other")}; },
        [engine](const std::string &) { return engine; });
    form.resize(700, 900);
    form.show(deployment(), false);
    static_cast<QWidget &>(form).show();
    form.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&form));
    type(qobject_cast<QComboBox *>(form.findChild<kit::FieldEditor *>(QStringLiteral("engine"))->control())->lineEdit(),
         "engineTemplates/other");
    auto *steps = form.findChild<kit::FieldEditor *>(QStringLiteral("rollout.steps"));
    QTest::mouseClick(steps->control(), Qt::LeftButton);
    QTRY_VERIFY(form.findChild<QLineEdit *>(QStringLiteral("parameters.threads"))->isVisible());
    form.findChild<kit::FieldEditor *>(QStringLiteral("display_name"))->control()->setFocus();
    QList<const QWidget *> stops;
    for (const auto *stop = form.focusWidget(); !stops.contains(stop); stop = form.focusWidget()) {
        stops << stop;
        QTest::keyClick(form.focusWidget(), Qt::Key_Tab);
    }
    // The settings, and of the third step its fields and what moves and removes it.
    QVERIFY(stops.contains(form.findChild<QLineEdit *>(QStringLiteral("parameters.threads"))));
    QVERIFY(
        stops.contains(form.findChildren<kit::FieldEditor *>(QStringLiteral("rollout.steps.hold_time"))[2]->control()));
    for (int stop = 1; stop < stops.size() && stops[stop] != &form; ++stop) {
        const auto bottomOf = [&](int which) {
            return stops[which]->mapTo(form.widget(), stops[which]->rect().bottomLeft());
        };
        const auto now = bottomOf(stop);
        const auto before = bottomOf(stop - 1);
        QVERIFY2(
            now.y() > before.y() || (now.x() > before.x() && now.y() + stops[stop]->height() > before.y()),
            qPrintable(
                QStringLiteral("%1 of %2").arg(stops[stop]->accessibleName(), stops[stop]->parent()->objectName())));
    }
}

void StructureEditorsTest::aNameIsTypedBehindItsKind() {
    for (const auto *begin : {"deployments/", "deployments/chat-copy"}) {
        v1::Resource resource;
        resource.mutable_meta()->set_name(begin);
        resource.mutable_deployment();
        kit::SpecForm form(theme_, [](const std::string &) { return QStringList(); });
        form.show(resource, true);
        auto *name = line(form, "name");
        QFocusEvent event(QEvent::FocusIn, Qt::TabFocusReason);
        QApplication::sendEvent(name, &event);
        QTest::keyClicks(name, QStringLiteral("mail"));
        QCOMPARE(form.resource().meta().name(), std::string("deployments/mail"));
    }
}

QTEST_MAIN(StructureEditorsTest)
#include "structure_editors_test.moc"

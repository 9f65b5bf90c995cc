// Fields of which a message has one, in the form that is made from the descriptor.
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include "backend/core/kinds.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/field_editor.h"
#include "widgets/kit/field_words.h"
#include "widgets/kit/spec_form.h"
#include "widgets/kit/theme.h"

namespace v1 = pilothouse::v1;
namespace pb = google::protobuf;

class ChoiceFormTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { kit::ConsoleStyle::install(*qApp, theme_); }
    void aChoiceShowsWhatIsChosenAlone();
    void whatWasTypedUnderAnotherChoiceComesBack();
    void whatIsChosenIsToldBeforeAnythingIsTyped();
    void aMissingChoiceNamesWhatItOffers();
    void anElementIsFoundByItsPositionToo();
    void anEndThatNobodyHasSaidBeginsInTheFuture();

private:
    static v1::Resource blankOf(const char *plural);
    std::unique_ptr<kit::SpecForm> formOf(const v1::Resource &resource, bool isNew);
    static v1::Resource newSource();
    // With the keyboard, the entry of that name in the choice of that object name.
    static void choose(const kit::SpecForm &form, const char *choice, const char *field);
    static QWidget *editorOf(const kit::SpecForm &form, const char *path) {
        return form.findChild<kit::FieldEditor *>(QLatin1String(path));
    }

    kit::Theme theme_{kit::Scheme::Light};
};

v1::Resource ChoiceFormTest::blankOf(const char *plural) {
    v1::Resource resource;
    resource.mutable_meta()->set_name(std::string(plural) + "/x");
    resource.GetReflection()->MutableMessage(&resource, core::findKind(plural)->spec);
    return resource;
}

std::unique_ptr<kit::SpecForm> ChoiceFormTest::formOf(const v1::Resource &resource, bool isNew) {
    auto form = std::make_unique<kit::SpecForm>(theme_, [](const std::string &) { return QStringList(); });
    form->resize(600, 900);
    form->show(resource, isNew);
    static_cast<QWidget *>(form.get())->show();
    return form;
}

v1::Resource ChoiceFormTest::newSource() {
    return blankOf("telemetrySources");
}

void ChoiceFormTest::choose(const kit::SpecForm &form, const char *choice, const char *field) {
    auto *box = qobject_cast<QComboBox *>(form.findChild<kit::FieldEditor *>(QLatin1String(choice))->control());
    const auto label = kit::FieldWords::label(v1::TelemetrySourceSpec::descriptor()->FindFieldByName(field));
    for (int steps = 0; steps < box->count() && box->currentText() != label; ++steps)
        QTest::keyClick(box, Qt::Key_Down);
    for (int steps = 0; steps < box->count() && box->currentText() != label; ++steps)
        QTest::keyClick(box, Qt::Key_Up);
    QCOMPARE(box->currentText(), label);
}

void ChoiceFormTest::aChoiceShowsWhatIsChosenAlone() {
    const auto form = formOf(newSource(), true);
    const QList<const char *> kinds{"exposition", "prometheus", "simulator", "scan"};
    for (const auto *kind : kinds)
        QVERIFY2(!editorOf(*form, kind)->isVisibleTo(form.get()), kind);
    auto *choice = form->findChild<kit::FieldEditor *>(QStringLiteral("source"));
    QCOMPARE(choice->control()->accessibleName(),
             kit::FieldWords::label(v1::TelemetrySourceSpec::descriptor()->FindOneofByName("source")));
    for (const auto *chosen : kinds) {
        choose(*form, "source", chosen);
        for (const auto *kind : kinds)
            QCOMPARE(editorOf(*form, kind)->isVisibleTo(form.get()), kind == chosen);
    }
    auto stored = newSource();
    stored.mutable_telemetry_source()->mutable_prometheus()->set_base_url("https://prometheus");
    form->show(stored, false);
    QTRY_VERIFY(editorOf(*form, "prometheus")->isVisibleTo(form.get()));
    QVERIFY(!editorOf(*form, "exposition")->isVisibleTo(form.get()));
}

void ChoiceFormTest::whatWasTypedUnderAnotherChoiceComesBack() {
    const auto form = formOf(newSource(), true);
    choose(*form, "source", "prometheus");
    auto *url = qobject_cast<QLineEdit *>(
        form->findChild<kit::FieldEditor *>(QStringLiteral("prometheus.base_url"))->control());
    QVERIFY(url);
    QTest::keyClicks(url, QStringLiteral("https://prometheus"));
    choose(*form, "source", "scan");
    const auto &spec = form->resource().telemetry_source();
    QVERIFY(spec.has_scan());
    QVERIFY(!spec.has_prometheus());
    choose(*form, "source", "prometheus");
    QCOMPARE(url->text(), QStringLiteral("https://prometheus"));
    QCOMPARE(spec.prometheus().base_url(), "https://prometheus");
}

void ChoiceFormTest::whatIsChosenIsToldBeforeAnythingIsTyped() {
    const auto form = formOf(newSource(), true);
    choose(*form, "source", "exposition");
    QCOMPARE(form->resource().telemetry_source().source_case(), v1::TelemetrySourceSpec::kExposition);
    QVERIFY(form->isSound());
    const auto binding = formOf(blankOf("roleBindings"), true);
    auto *box = qobject_cast<QComboBox *>(binding->findChild<kit::FieldEditor *>(QStringLiteral("subject"))->control());
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(binding->resource().role_binding().subject_case(), v1::RoleBindingSpec::kPrincipal);
}

void ChoiceFormTest::aMissingChoiceNamesWhatItOffers() {
    const auto form = formOf(newSource(), true);
    pb::RepeatedPtrField<v1::FieldViolation> violations;
    auto &violation = *violations.Add();
    violation.set_field("spec.source");
    violation.set_reason(v1::VALUE_MISSING);
    (*violation.mutable_arguments())["choices"] = "exposition prometheus simulator scan";
    QVERIFY(form->showViolations(violations).isEmpty());
    const auto *said = form->findChild<QLabel *>(QStringLiteral("sourceMistake"));
    QVERIFY(said && said->isVisibleTo(form.get()));
    for (const char *kind : {"exposition", "prometheus", "simulator", "scan"})
        QVERIFY2(
            said->text().contains(kit::FieldWords::label(v1::TelemetrySourceSpec::descriptor()->FindFieldByName(kind))),
            qPrintable(said->text()));
    form->revealMistake();
    QCOMPARE(form->window()->focusWidget(), form->findChild<kit::FieldEditor *>(QStringLiteral("source"))->control());
}

void ChoiceFormTest::anElementIsFoundByItsPositionToo() {
    auto source = newSource();
    for (const char *address : {"gpu-07:9400", "me:pw@gpu-08"})
        source.mutable_telemetry_source()->mutable_exposition()->add_targets()->set_address(address);
    const auto form = formOf(source, true);
    pb::RepeatedPtrField<v1::FieldViolation> violations;
    auto &violation = *violations.Add();
    violation.set_field("spec.exposition.targets[1].address");
    violation.set_reason(v1::VALUE_MALFORMED);
    for (const auto &[key, value] : {std::pair("fault", "CREDENTIALS"), std::pair("example", "https://a.example"),
                                     std::pair("user", "spec.user"), std::pair("secret", "spec.secret")})
        (*violation.mutable_arguments())[key] = value;
    QVERIFY(form->showViolations(violations).isEmpty());
    QCOMPARE(form->mistaken(),
             QStringList{kit::FieldWords::label(v1::TelemetrySourceSpec::descriptor()->FindFieldByName("exposition"))});
    QList<QLabel *> said;
    for (auto *label : form->findChildren<QLabel *>(QStringLiteral("exposition.targets.addressMistake"))) {
        if (label->isVisibleTo(form.get()))
            said << label;
    }
    QCOMPARE(said.size(), 1);
    QVERIFY2(said.first()->text().contains(QStringLiteral("password")), qPrintable(said.first()->text()));
    // Beside the second address.
    auto *second = form->findChildren<QLineEdit *>(QString()).first();
    for (auto *line : form->findChildren<QLineEdit *>()) {
        if (line->text() == QLatin1String("me:pw@gpu-08"))
            second = line;
    }
    QCOMPARE(said.first()->mapTo(form.get(), QPoint()).y() > second->mapTo(form.get(), QPoint()).y(), true);
    // What is not seen is not wrong.
    choose(*form, "source", "scan");
    QVERIFY(!form->hasMistake());
}

void ChoiceFormTest::anEndThatNobodyHasSaidBeginsInTheFuture() {
    const auto form = formOf(blankOf("roleBindings"), true);
    auto *editor = form->findChild<kit::FieldEditor *>(QStringLiteral("expire_time"));
    auto *box = qobject_cast<QCheckBox *>(editor->control());
    QVERIFY(!form->resource().role_binding().has_expire_time());
    box->click();
    const auto now = QDateTime::currentSecsSinceEpoch();
    const auto end = form->resource().role_binding().expire_time().seconds();
    QVERIFY(end > now);
    QVERIFY(end <= now + 24 * 3'600);
    QCOMPARE(end % 3'600, std::int64_t(0));
}

QTEST_MAIN(ChoiceFormTest)
#include "choice_form_test.moc"

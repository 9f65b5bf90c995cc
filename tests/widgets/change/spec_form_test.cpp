// The form that is made from the descriptor, for every kind that there is.
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>
#include <QtTest/qtestspontaneevent.h>

#include <google/protobuf/util/message_differencer.h>

#include "backend/core/intent.h"
#include "backend/core/kinds.h"
#include "tests/support/random_message.h"
#include "widgets/kit/bytes_text.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/field_editor.h"
#include "widgets/kit/field_words.h"
#include "widgets/kit/spec_form.h"
#include "widgets/kit/theme.h"

#include "pilothouse/v1/options.pb.h"

namespace v1 = pilothouse::v1;
namespace pb = google::protobuf;

class SpecFormTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { kit::ConsoleStyle::install(*qApp, theme_); }
    void everyFieldIsEditedOrSaysWhyNot_data();
    void everyFieldIsEditedOrSaysWhyNot();
    void aTouchedFieldChangesItselfAlone_data() { kinds(); }
    void aTouchedFieldChangesItselfAlone();
    void whatIsNoValueIsNotTaken();
    void whatIsNoValueIsNamed();
    void whatIsNotSetIsNoZero();
    void aDescriptionIsEditedOverItsLines();
    void amountsOfMemoryHaveUnits_data();
    void amountsOfMemoryHaveUnits();
    void memoryIsTypedWithItsUnit();
    void theWheelScrollsTheFormAndChangesNothing();
    void aClickIntoAReferenceOpensItsList();
    void noEditorTakesLineBreaksAway_data() { kinds(); }
    void noEditorTakesLineBreaksAway();

private:
    static void kinds();
    static v1::Resource resourceOf(const core::Kind &kind);
    static QList<const pb::FieldDescriptor *> intentOf(const core::Kind &kind);
    std::unique_ptr<kit::SpecForm> formOf(const v1::Resource &resource, bool isNew);

    kit::Theme theme_{kit::Scheme::Light};
};

void SpecFormTest::kinds() {
    QTest::addColumn<QString>("plural");
    for (const auto &kind : core::allKinds())
        QTest::newRow(kind.plural.c_str()) << QString::fromStdString(kind.plural);
}

v1::Resource SpecFormTest::resourceOf(const core::Kind &kind) {
    v1::Resource resource;
    resource.mutable_meta()->set_name(kind.plural + "/x");
    resource.GetReflection()->MutableMessage(&resource, kind.spec);
    return resource;
}

// What people may want to see or change of a kind.
QList<const pb::FieldDescriptor *> SpecFormTest::intentOf(const core::Kind &kind) {
    QList<const pb::FieldDescriptor *> fields;
    const auto *meta = v1::Meta::descriptor();
    for (int index = 0; index < meta->field_count(); ++index)
        if (core::isIntent(meta->field(index)) && meta->field(index)->name() != "name")
            fields << meta->field(index);
    for (int index = 0; index < kind.specType->field_count(); ++index)
        fields << kind.specType->field(index);
    return fields;
}

std::unique_ptr<kit::SpecForm> SpecFormTest::formOf(const v1::Resource &resource, bool isNew) {
    auto form = std::make_unique<kit::SpecForm>(theme_, [](const std::string &) { return QStringList(); });
    form->resize(600, 900);
    form->show(resource, isNew);
    static_cast<QWidget *>(form.get())->show();
    return form;
}

void SpecFormTest::everyFieldIsEditedOrSaysWhyNot_data() {
    QTest::addColumn<QString>("plural");
    QTest::addColumn<bool>("isNew");
    for (const auto &kind : core::allKinds()) {
        for (const bool isNew : {false, true})
            QTest::addRow("%s, %s", kind.plural.c_str(), isNew ? "new" : "living")
                << QString::fromStdString(kind.plural) << isNew;
    }
}

void SpecFormTest::everyFieldIsEditedOrSaysWhyNot() {
    QFETCH(QString, plural);
    QFETCH(bool, isNew);
    const auto &kind = *core::findKind(plural.toStdString());
    const auto form = formOf(resourceOf(kind), isNew);
    const auto editors = form->findChildren<kit::FieldEditor *>();
    QStringList missing;
    for (const auto *field : intentOf(kind)) {
        const auto found = std::find_if(editors.begin(), editors.end(),
                                        [field](const auto *editor) { return editor->field() == field; });
        const auto name = QString::fromStdString(field->full_name());
        if (found == editors.end()) {
            missing << name + QStringLiteral(" does not stand in the form");
            continue;
        }
        const auto *control = (*found)->control();
        const bool isEdited = control->isEnabled() && (control->focusPolicy() & Qt::TabFocus);
        const auto *why = form->findChild<QLabel *>((*found)->objectName() + QStringLiteral("Obstacle"));
        if (!isEdited && !(why && why->isVisibleTo(form.get()) && !why->text().isEmpty()))
            missing << name + QStringLiteral(" can neither be edited nor says why");
        if (isEdited && why && why->isVisibleTo(form.get()))
            missing << name + QStringLiteral(" says why it cannot be edited, and can");
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
}

void SpecFormTest::aTouchedFieldChangesItselfAlone() {
    QFETCH(QString, plural);
    const auto &kind = *core::findKind(plural.toStdString());
    std::mt19937 engine(7);
    auto resource = resourceOf(kind);
    auto *spec = resource.GetReflection()->MutableMessage(&resource, kind.spec);
    support::RandomMessage(&engine).fill(spec);
    // Values that a line of text cannot show as they are.
    resource.mutable_meta()->set_display_name(" spaces ");
    (*resource.mutable_meta()->mutable_labels())["a=b"] = " c\nd";
    if (const auto *text = kind.specType->FindFieldByName("description"))
        spec->GetReflection()->SetString(spec, text, "two\nlines, with a comma");
    const auto form = formOf(resource, false);
    auto expected = resource;
    QString changed;
    for (auto *editor : form->findChildren<kit::FieldEditor *>()) {
        auto *line = qobject_cast<QLineEdit *>(editor->control());
        if (!line || editor->field()->is_repeated() || editor->objectName() != QLatin1String("display_name"))
            continue;
        QTest::keyClicks(line, QStringLiteral("x"));
        changed = line->text();
    }
    QVERIFY(!changed.isEmpty());
    expected.mutable_meta()->set_display_name(changed.trimmed().toStdString());
    pb::util::MessageDifferencer differencer;
    std::string report;
    differencer.ReportDifferencesToString(&report);
    QVERIFY2(differencer.Compare(expected, form->resource()), report.c_str());
    QVERIFY(form->isSound());
}

void SpecFormTest::whatIsNoValueIsNotTaken() {
    const auto form = formOf(resourceOf(*core::findKind("models")), false);
    auto *labels = form->findChild<kit::FieldEditor *>(QStringLiteral("labels"))->control();
    labels->setFocus();
    QTest::keyClicks(labels, QStringLiteral("no sign"));
    QVERIFY(!form->isSound());
    QVERIFY(form->resource().meta().labels().empty());
    auto *name = form->findChild<kit::FieldEditor *>(QStringLiteral("display_name"))->control();
    QTest::keyClicks(name, QStringLiteral("x"));
    QVERIFY(!form->isSound());
    QTest::keyClicks(labels, QStringLiteral("=value"));
    QVERIFY(form->isSound());
    QCOMPARE(form->resource().meta().labels().at("no sign"), std::string("value"));
}

void SpecFormTest::whatIsNoValueIsNamed() {
    const auto form = formOf(resourceOf(*core::findKind("deployments")), false);
    auto *memory = form->findChild<kit::FieldEditor *>(QStringLiteral("resources.memory_bytes"));
    memory->control()->setFocus();
    QTest::keyClicks(memory->control(), QStringLiteral("nonsense"));
    QCOMPARE(form->unsoundField(), kit::FieldWords::label(memory->field()));
    auto *mistake = form->findChild<QLabel *>(QStringLiteral("resources.memory_bytesMistake"));
    QVERIFY(mistake->isVisible());
    QTest::keySequence(memory->control(), QKeySequence::SelectAll);
    QTest::keyClicks(memory->control(), QStringLiteral("2 GiB"));
    QVERIFY(form->unsoundField().isEmpty());
    QVERIFY(!mistake->isVisible());
}

void SpecFormTest::whatIsNotSetIsNoZero() {
    const auto form = formOf(resourceOf(*core::findKind("deployments")), false);
    for (const auto *field : {"context_length", "concurrency", "resources.memory_bytes"}) {
        auto *editor = form->findChild<kit::FieldEditor *>(QLatin1String(field));
        auto *line = qobject_cast<QLineEdit *>(editor->control());
        QVERIFY2(line->text().isEmpty(), field);
        QCOMPARE(line->placeholderText(), kit::FieldWords::zero(editor->field()));
        QVERIFY2(!line->placeholderText().isEmpty(), field);
    }
    // Of replicas, none is a number like any other.
    auto *least = form->findChild<kit::FieldEditor *>(QStringLiteral("minimum_replicas"))->control();
    QCOMPARE(qobject_cast<QLineEdit *>(least)->text(), QStringLiteral("0"));
}

void SpecFormTest::aDescriptionIsEditedOverItsLines() {
    for (const char *plural : {"models", "teams", "sites"}) {
        const auto &kind = *core::findKind(plural);
        auto resource = resourceOf(kind);
        auto *spec = resource.GetReflection()->MutableMessage(&resource, kind.spec);
        const auto *field = kind.specType->FindFieldByName("description");
        spec->GetReflection()->SetString(spec, field, "One line,\nand another.");
        const auto form = formOf(resource, false);
        const auto description = [&] {
            const auto &now = form->resource().GetReflection()->GetMessage(form->resource(), kind.spec);
            return now.GetReflection()->GetString(now, field);
        };
        QTest::keyClicks(form->findChild<kit::FieldEditor *>(QStringLiteral("display_name"))->control(),
                         QStringLiteral("x"));
        QCOMPARE(description(), std::string("One line,\nand another."));
        auto *text = form->findChild<kit::FieldEditor *>(QStringLiteral("description"))->control();
        text->setFocus();
        QTest::keySequence(text, QKeySequence::MoveToEndOfDocument);
        QTest::keyClick(text, Qt::Key_Return);
        QTest::keyClicks(text, QStringLiteral("A third."));
        QCOMPARE(description(), std::string("One line,\nand another.\nA third."));
        QTest::keyClick(text, Qt::Key_Tab);
        QCOMPARE(description(), std::string("One line,\nand another.\nA third."));
    }
}

void SpecFormTest::noEditorTakesLineBreaksAway() {
    QFETCH(QString, plural);
    const auto &kind = *core::findKind(plural.toStdString());
    auto resource = resourceOf(kind);
    auto *spec = resource.GetReflection()->MutableMessage(&resource, kind.spec);
    const auto isText = [](const pb::FieldDescriptor *field) {
        return field->cpp_type() == pb::FieldDescriptor::CPPTYPE_STRING && !field->is_repeated() &&
               field->options().GetExtension(v1::reference).empty();
    };
    const std::string lines = "one\ntwo";
    for (int index = 0; index < kind.specType->field_count(); ++index) {
        if (isText(kind.specType->field(index)))
            spec->GetReflection()->SetString(spec, kind.specType->field(index), lines);
    }
    resource.mutable_meta()->set_display_name(lines);
    (*resource.mutable_meta()->mutable_annotations())["note"] = lines;
    const auto form = formOf(resource, false);
    for (auto *editor : form->findChildren<kit::FieldEditor *>()) {
        const bool isPairs = editor->objectName() == QLatin1String("annotations");
        const auto *owningType = editor->field()->containing_type();
        if (owningType != v1::Meta::descriptor() && owningType != kind.specType)
            continue; // within a structure
        if ((!isText(editor->field()) && !isPairs) || !(editor->control()->focusPolicy() & Qt::TabFocus))
            continue;
        editor->control()->setFocus();
        QTest::keySequence(editor->control(), QKeySequence::MoveToEndOfDocument);
        QTest::keyClicks(editor->control(), QStringLiteral("!"));
        const auto &now = form->resource();
        const bool isMeta = editor->field()->containing_type() == v1::Meta::descriptor();
        const auto &owner = isMeta ? now.meta() : now.GetReflection()->GetMessage(now, kind.spec);
        const auto value =
            isPairs ? now.meta().annotations().at("note") : owner.GetReflection()->GetString(owner, editor->field());
        QVERIFY2(value == lines + "!", qPrintable(editor->objectName()));
    }
}

void SpecFormTest::amountsOfMemoryHaveUnits_data() {
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("24 GiB") << (qint64(24) << 30);
    QTest::newRow("1.5 GiB") << (qint64(3) << 29);
    QTest::newRow("512 MiB") << (qint64(512) << 20);
    QTest::newRow("0 B") << qint64(0);
    QTest::newRow("1,000,001 B") << qint64(1'000'001);
    QTest::newRow("2 TiB") << (qint64(2) << 40);
}

void SpecFormTest::amountsOfMemoryHaveUnits() {
    QFETCH(const qint64, bytes);
    const auto text = QString::fromLatin1(QTest::currentDataTag());
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    QCOMPARE(kit::BytesText::of(bytes, english), text);
    QCOMPARE(kit::BytesText::parse(text, english), std::optional<qint64>(bytes));
    const QLocale german(QLocale::German);
    QCOMPARE(kit::BytesText::parse(kit::BytesText::of(bytes, german), german), std::optional<qint64>(bytes));
    QCOMPARE(kit::BytesText::parse(QStringLiteral("80 GB"), english), std::optional<qint64>(80'000'000'000));
    for (const auto *nothing : {"", "GiB", "24 GiBs", "-1 GiB", "1.5", "9000000 TiB", "1 2 GiB"})
        QVERIFY2(!kit::BytesText::parse(QLatin1String(nothing), english), nothing);
}

void SpecFormTest::memoryIsTypedWithItsUnit() {
    v1::Resource resource;
    resource.mutable_meta()->set_name("deployments/x");
    resource.mutable_deployment()->mutable_resources()->set_memory_bytes(qint64(24) << 30);
    const auto form = formOf(resource, true);
    auto *line = form->findChild<QWidget *>(QStringLiteral("resources.memory_bytes"))->findChild<QLineEdit *>();
    QVERIFY(line);
    QCOMPARE(line->text(), QStringLiteral("24 GiB"));
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral("32768 MiB"));
    QCOMPARE(form->resource().deployment().resources().memory_bytes(), qint64(32) << 30);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(line->text(), QStringLiteral("32 GiB"));
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral("plenty"));
    QVERIFY(!form->isSound());
    QCOMPARE(form->resource().deployment().resources().memory_bytes(), qint64(32) << 30);
}

void SpecFormTest::theWheelScrollsTheFormAndChangesNothing() {
    const auto resource = resourceOf(*core::findKind("deployments"));
    kit::SpecForm form(theme_, [](const std::string &) {
        return QStringList({QStringLiteral("x/one"), QStringLiteral("x/two")});
    });
    form.resize(600, 500);
    form.show(resource, false);
    static_cast<QWidget &>(form).show();
    QVERIFY(QTest::qWaitForWindowExposed(&form));
    const auto before = form.resource().SerializeAsString();
    auto *bar = form.verticalScrollBar();
    QVERIFY(bar->maximum() > 0);
    QStringList takers;
    int turned = 0;
    for (auto *field : form.findChildren<QWidget *>()) {
        if (!qobject_cast<QComboBox *>(field) && !qobject_cast<QAbstractSpinBox *>(field))
            continue;
        // With the keyboard in it and without.
        for (auto *focused : {field, static_cast<QWidget *>(&form)}) {
            focused->setFocus();
            bar->setValue(0);
            form.ensureWidgetVisible(field);
            const bool isUp = bar->value() > 0;
            const int from = bar->value();
            const QPointF at = field->rect().center();
            QWheelEvent wheel(at, field->mapToGlobal(at), {}, {0, isUp ? 120 : -120}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            // As from the system: only then what is around the field gets what it leaves.
            QSpontaneKeyEvent::setSpontaneous(&wheel);
            qApp->notify(field, &wheel);
            ++turned;
            if (bar->value() == from)
                takers << field->objectName() + QStringLiteral(" keeps the form where it is");
        }
    }
    QVERIFY(turned > 4);
    QVERIFY2(takers.isEmpty(), qPrintable(takers.join(u'\n')));
    QCOMPARE(form.resource().SerializeAsString(), before);
}

void SpecFormTest::aClickIntoAReferenceOpensItsList() {
    kit::SpecForm form(theme_, [](const std::string &) {
        return QStringList({QStringLiteral("x/one"), QStringLiteral("x/two")});
    });
    form.resize(600, 900);
    form.show(resourceOf(*core::findKind("deployments")), false);
    static_cast<QWidget &>(form).show();
    QVERIFY(QTest::qWaitForWindowExposed(&form));
    auto *box =
        qobject_cast<QComboBox *>(form.findChild<kit::FieldEditor *>(QStringLiteral("model_version"))->control());
    QVERIFY(box && box->isEditable());
    QTest::mouseClick(box->lineEdit(), Qt::LeftButton);
    auto *list = qobject_cast<QAbstractItemView *>(QApplication::activePopupWidget());
    QVERIFY(list);
    QCOMPARE(list->model()->rowCount(), 3);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(2, 0)).center());
    QCOMPARE(form.resource().deployment().model_version(), std::string("x/two"));
    // Typing goes into the field while the list is open.
    box->clearEditText();
    QTest::mouseClick(box->lineEdit(), Qt::LeftButton);
    QVERIFY(QApplication::activePopupWidget());
    QTest::keyClicks(QApplication::activePopupWidget(), QStringLiteral("x/other"));
    QCOMPARE(form.resource().deployment().model_version(), std::string("x/other"));
    if (auto *open = QApplication::activePopupWidget())
        open->close();
}

QTEST_MAIN(SpecFormTest)
#include "spec_form_test.moc"

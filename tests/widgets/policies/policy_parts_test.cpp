// What the policies page is made of and needs no service: places in JSON, paths of violations, quick fixes, values that
// are typed, templates.
#include <QAbstractItemView>
#include <QCompleter>
#include <QTest>

#include "backend/core/intent.h"
#include "widgets/policies/draft.h"
#include "widgets/policies/field_place.h"
#include "widgets/policies/json_places.h"
#include "widgets/policies/policy_words.h"
#include "widgets/policies/predicates.h"
#include "widgets/policies/quick_fix.h"
#include "widgets/policies/templates.h"
#include "widgets/policies/values_line.h"

using policiespage::Draft;
using policiespage::FieldPlace;
using policiespage::JsonPlaces;
using policiespage::Predicates;
using policiespage::QuickFix;
using policiespage::Templates;
using policiespage::ValuesLine;
namespace v1 = pilothouse::v1;

namespace {

// With two values in its first test.
v1::Resource twoPersons() {
    for (auto set : Templates::all())
        if (set.meta().name() == "policySets/two-persons") {
            auto &first = *set.mutable_policy_set()->mutable_rules(0)->mutable_when(0);
            first.mutable_in()->add_values("principals");
            return set;
        }
    qFatal("There is no such template.");
}

// What a fix makes of a set.
v1::Resource mended(const QuickFix &fix, const v1::Resource &set) {
    Draft draft([](const std::string &) { return false; }, nullptr);
    draft.begin(set);
    fix.apply(draft);
    return draft.edited();
}

v1::FieldViolation violation(const char *field, v1::Reason reason, const char *choices) {
    v1::FieldViolation one;
    one.set_field(field);
    one.set_reason(reason);
    if (choices)
        (*one.mutable_arguments())["choices"] = choices;
    return one;
}

} // namespace

class PolicyPartsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesOfJsonAreFoundByTheirPaths();
    void jsonThatIsBeingWrittenSaysWhatIsWritten();
    void whatCouldBeginIsKnownBeforeItsQuotes();
    void jsonThatIsNotClosedIsReadAllTheSame();
    void pathsOfViolationsLeadToTheirFields();
    void aQuickFixMendsAValue();
    void aQuickFixMendsATest();
    void anAttributeOfAnotherStageIsMendedByThatStage();
    void aDifferenceSaysWhatIsAsked();
    void aQuickFixTakesOutWhatExcludesAnother();
    void whatNeedsThinkingHasNoQuickFix();
    void anotherTestKeepsItsValues();
    void valuesAreOfferedForTheOneThatIsWritten();
    void everyTemplateIsThere();
    void aTemplateTakesANameThatIsFree();
    void predicatesAreReadOut();
    void limitsOfSharesAreToldInPercent();
};

void PolicyPartsTest::valuesOfJsonAreFoundByTheirPaths() {
    const QByteArray text = R"({"meta":{"name":"policySets/a"},"policy_set":{"rules":[
        {"id":"one","when":[{"attribute":"change.kind","in":{"values":["models","routes"]}}]}, {"id":"two"}]}})";
    const JsonPlaces places(text);
    const auto at = [&](const char *path) {
        const auto range = places.of(QLatin1String(path));
        return text.mid(range.from, range.to - range.from);
    };
    QCOMPARE(at("spec.rules[one].when[0].in.values[1]"), QByteArray("\"routes\""));
    QCOMPARE(at("policy_set.rules[1]"), QByteArray("{\"id\":\"two\"}"));
    QCOMPARE(at("spec.rules[two]"), QByteArray("{\"id\":\"two\"}"));
    QCOMPARE(at("meta.name"), QByteArray("\"policySets/a\""));
    // What is missing is shown where it would stand.
    QCOMPARE(at("spec.rules[two].stage"), QByteArray("{\"id\":\"two\"}"));
    QCOMPARE(places.pathAt(text.indexOf("models") + 2), QStringLiteral("policy_set.rules[one].when[0].in.values[0]"));
}

void PolicyPartsTest::jsonThatIsBeingWrittenSaysWhatIsWritten() {
    const QByteArray text =
        R"({"policy_set":{"rules":[{"when":[{"attribute":"change.kind","in":{"values":["mod"]}}]}]}})";
    const JsonPlaces places(text);
    const auto value = places.writingAt(static_cast<int>(text.indexOf("mod")) + 3);
    QVERIFY(value);
    QVERIFY(!value->isName);
    QCOMPARE(value->begun, QStringLiteral("mod"));
    QCOMPARE(value->attribute, QStringLiteral("change.kind"));
    QCOMPARE(value->path, QStringLiteral("policy_set rules 0 when 0 in values").split(QLatin1Char(' ')));
    const auto name = places.writingAt(static_cast<int>(text.indexOf("attr")) + 4);
    QVERIFY(name && name->isName);
    QCOMPARE(name->begun, QStringLiteral("attr"));
    QCOMPARE(name->path, QStringLiteral("policy_set rules 0 when 0").split(QLatin1Char(' ')));
    const auto bare = places.writingAt(1);
    QVERIFY(bare && bare->isBare && bare->isName && bare->path.isEmpty());
    const QByteArray staged = "{\"rules\":[{\"stage\":\"ADMISSION_STAGE\",\"when\":[{\"attribute\":\"tar\"}]}]}";
    const auto attribute = JsonPlaces(staged).writingAt(static_cast<int>(staged.indexOf("tar")) + 3);
    QVERIFY(attribute);
    QCOMPARE(attribute->stage, QStringLiteral("ADMISSION_STAGE"));
    QVERIFY(!places.writingAt(static_cast<int>(text.size())));
}

void PolicyPartsTest::whatCouldBeginIsKnownBeforeItsQuotes() {
    const QByteArray text = "{\"policy_set\":{\"rules\":[{\"id\":\"one\",\n \"st\n,\"effect\": \n}]}}";
    const JsonPlaces places(text);
    // A name whose quotes are not closed yet.
    const auto name = places.writingAt(static_cast<int>(text.indexOf("st\n")) + 2);
    QVERIFY(name && name->isName && !name->isBare);
    QCOMPARE(name->begun, QStringLiteral("st"));
    QCOMPARE(name->path, QStringLiteral("policy_set rules 0").split(QLatin1Char(' ')));
    const auto next = places.writingAt(static_cast<int>(text.indexOf("one\",")) + 6);
    QVERIFY(next && next->isName && next->isBare);
    const auto value = places.writingAt(static_cast<int>(text.indexOf("effect\": ")) + 9);
    QVERIFY(value && !value->isName && value->isBare);
    QCOMPARE(value->name, QStringLiteral("effect"));
}

void PolicyPartsTest::jsonThatIsNotClosedIsReadAllTheSame() {
    const QByteArray text = "{\"policy_set\":{\"rules\":[{\"id\":\"one\",\"effect\":\"FOR\n}]}}";
    const JsonPlaces places(text);
    const auto writing = places.writingAt(static_cast<int>(text.indexOf("FOR")) + 3);
    QVERIFY(writing);
    QCOMPARE(writing->name, QStringLiteral("effect"));
    QCOMPARE(writing->begun, QStringLiteral("FOR"));
    for (int length = 0; length < text.size(); ++length) {
        const JsonPlaces cut(text.left(length));
        const auto range = cut.of(QStringLiteral("spec.rules[one].effect"));
        QVERIFY(range.from >= 0 && range.to <= length);
    }
}

void PolicyPartsTest::pathsOfViolationsLeadToTheirFields() {
    auto set = twoPersons();
    const auto value = FieldPlace::of(&set, "spec.rules[access].when[0].in.values[1]");
    QVERIFY(value);
    QVERIFY(value->set("teams"));
    QCOMPARE(set.policy_set().rules(0).when(0).in().values(1), std::string("teams"));
    const auto mode = FieldPlace::of(&set, "spec.rules[access].mode");
    QVERIFY(mode && mode->set("WARN"));
    QCOMPARE(set.policy_set().rules(0).mode(), v1::WARN);
    QVERIFY(!mode->set("LOUD"));
    QVERIFY(!FieldPlace::of(&set, "spec.rules[nobody].mode"));
    QVERIFY(!FieldPlace::of(&set, "spec.rules[access].when[7]"));
    QVERIFY(!FieldPlace::of(&set, "spec.rules[access"));
    QVERIFY(!FieldPlace::of(&set, ""));
}

void PolicyPartsTest::aQuickFixMendsAValue() {
    auto set = twoPersons();
    set.mutable_policy_set()->mutable_rules(0)->mutable_when(0)->set_attribute("chnge.kind");
    const auto fixes =
        QuickFix::of(violation("spec.rules[access].when[0].attribute", v1::VALUE_NOT_ALLOWED, "change.kind"), set);
    QCOMPARE(fixes.size(), 1);
    QCOMPARE(fixes[0].words(), QStringLiteral("Take change.kind"));
    QCOMPARE(mended(fixes[0], set).policy_set().rules(0).when(0).attribute(), std::string("change.kind"));
}

void PolicyPartsTest::aQuickFixMendsATest() {
    auto set = twoPersons();
    auto *predicate = set.mutable_policy_set()->mutable_rules(0)->mutable_when(0);
    predicate->set_attribute("principal.roles");
    const auto fixes = QuickFix::of(
        violation("spec.rules[access].when[0].in", v1::VALUE_NOT_ALLOWED, "has_any has_all has_none"), set);
    QCOMPARE(fixes.size(), 3);
    const auto retested = mended(fixes[1], set).policy_set().rules(0).when(0);
    QCOMPARE(retested.test_case(), v1::PolicyPredicate::kHasAll);
    // What was written is still there.
    QCOMPARE(retested.has_all().values_size(), 2);
}

void PolicyPartsTest::anAttributeOfAnotherStageIsMendedByThatStage() {
    auto set = twoPersons();
    set.mutable_policy_set()->mutable_rules(0)->mutable_when(0)->set_attribute("target.region");
    auto wrong = violation("spec.rules[access].when[0].attribute", v1::VALUE_NOT_ALLOWED, nullptr);
    auto &arguments = *wrong.mutable_arguments();
    arguments["value"] = "target.region";
    arguments["stage"] = "ADMINISTRATION_STAGE";
    arguments["stages"] = "ADMISSION_STAGE";
    QCOMPARE(
        policiespage::PolicyWords::mistake(wrong),
        QStringLiteral("target.region is not known at the stage “administration”, only at “admission”. Choose that "
                       "stage for the rule, or test something else."));
    const auto fixes = QuickFix::of(wrong, set);
    QCOMPARE(fixes.size(), 1);
    const auto elsewhere = mended(fixes[0], set).policy_set().rules(0);
    QCOMPARE(elsewhere.stage(), v1::ADMISSION_STAGE);
    QCOMPARE(elsewhere.when(0).attribute(), std::string("target.region"));
}

void PolicyPartsTest::aDifferenceSaysWhatIsAsked() {
    using policiespage::PolicyWords;
    v1::PolicyDifference difference;
    difference.mutable_newly_asked()->set_ticket(true);
    QCOMPARE(PolicyWords::word(difference), QStringLiteral("asks for more"));
    QCOMPARE(PolicyWords::difference(difference),
             QStringLiteral("The rules would also ask for a reason that names a ticket, for example here: anything"));
    difference.set_is_unknown(true);
    QCOMPARE(PolicyWords::word(difference), QStringLiteral("not reckoned"));
    QCOMPARE(PolicyWords::difference(difference),
             QStringLiteral("This was too much to reckon: the rules may also ask for a reason that names a ticket, or "
                            "not."));
    difference.Clear();
    difference.mutable_no_longer_asked()->set_reason(true);
    QCOMPARE(PolicyWords::word(difference), QStringLiteral("asks for less"));
    QCOMPARE(PolicyWords::difference(difference),
             QStringLiteral("The rules would no longer ask for a reason, for example here: anything"));
}

void PolicyPartsTest::aQuickFixTakesOutWhatExcludesAnother() {
    auto set = twoPersons();
    set.mutable_policy_set()->mutable_rules(0)->set_enforced_basis_points(500);
    const auto fixes =
        QuickFix::of(violation("spec.rules[access].enforced_basis_points", v1::FIELDS_EXCLUSIVE, nullptr), set);
    QCOMPARE(fixes.size(), 1);
    QVERIFY(!mended(fixes[0], set).policy_set().rules(0).has_enforced_basis_points());
}

void PolicyPartsTest::whatNeedsThinkingHasNoQuickFix() {
    const auto set = twoPersons();
    QVERIFY(QuickFix::of(violation("spec.rules[access].id", v1::VALUE_MALFORMED, nullptr), set).isEmpty());
    QVERIFY(QuickFix::of(violation("spec.rules[access].when[0].in.values[0]", v1::VALUE_NOT_ALLOWED,
                                   "a b c d e f g h i j k l m n o p"),
                         set)
                .isEmpty());
    QVERIFY(QuickFix::of(violation("spec.rules[gone].mode", v1::VALUE_NOT_ALLOWED, "WARN"), set).isEmpty());
}

void PolicyPartsTest::anotherTestKeepsItsValues() {
    v1::PolicyPredicate predicate;
    predicate.mutable_in()->add_values("models");
    Predicates::retest(&predicate, "not_in");
    QCOMPARE(predicate.not_in().values(0), std::string("models"));
    Predicates::retest(&predicate, "prefix");
    QCOMPARE(predicate.prefix(), std::string("models"));
    Predicates::retest(&predicate, "is_set");
    QVERIFY(predicate.is_set());
    Predicates::retest(&predicate, "nothing");
    QCOMPARE(Predicates::testOf(predicate), std::string("is_set"));
}

void PolicyPartsTest::valuesAreOfferedForTheOneThatIsWritten() {
    ValuesLine line;
    line.setOffered({QStringLiteral("models"), QStringLiteral("modelVersions"), QStringLiteral("routes")});
    line.show();
    QVERIFY(QTest::qWaitForWindowExposed(&line));
    line.setFocus();
    QTest::keyClicks(&line, QStringLiteral("models, rou"));
    auto *completer = line.findChild<QCompleter *>();
    QVERIFY(completer->popup()->isVisible());
    QCOMPARE(completer->completionCount(), 1);
    QTest::keyClick(completer->popup(), Qt::Key_Down);
    QTest::keyClick(completer->popup(), Qt::Key_Return);
    QCOMPARE(line.values(), QStringList({QStringLiteral("models"), QStringLiteral("routes")}));
    line.setSingle(true);
    line.setText(QStringLiteral("a, b"));
    QCOMPARE(line.values(), QStringList{QStringLiteral("a, b")});
}

void PolicyPartsTest::everyTemplateIsThere() {
    const auto all = Templates::all();
    QCOMPARE(all.size(), 6);
    for (const auto &set : all) {
        QVERIFY(!core::canonicalIntent(set).empty());
        QVERIFY(set.policy_set().tests_size() > 1);
        const auto id = QString::fromStdString(set.meta().name()).section(QLatin1Char('/'), 1);
        QVERIFY2(policiespage::PolicyWords::pattern(id, {}).size() > 0, qPrintable(id));
    }
}

void PolicyPartsTest::aTemplateTakesANameThatIsFree() {
    const auto set = Templates::under(twoPersons(), [](const std::string &name) {
        return name == "policySets/two-persons" || name == "policySets/two-persons-2";
    });
    QCOMPARE(set.meta().name(), std::string("policySets/two-persons-3"));
}

void PolicyPartsTest::predicatesAreReadOut() {
    const auto set = twoPersons();
    QCOMPARE(policiespage::PolicyWords::predicate(set.policy_set().rules(0).when(0)),
             QStringLiteral("change.kind is one of roleBindings, principals"));
    QCOMPARE(policiespage::PolicyWords::opposite(set.policy_set().rules(0).when(0)),
             QStringLiteral("change.kind is none of roleBindings, principals"));
    v1::PolicyPredicate range;
    range.set_attribute("time.minute");
    range.mutable_between()->set_low(480);
    QCOMPARE(policiespage::PolicyWords::predicate(range), QStringLiteral("time.minute is at least 480"));
}

void PolicyPartsTest::limitsOfSharesAreToldInPercent() {
    auto wrong = violation("spec.rules[a].enforced_basis_points", v1::VALUE_OUT_OF_RANGE, nullptr);
    (*wrong.mutable_arguments())["least"] = "0";
    (*wrong.mutable_arguments())["most"] = "10000";
    const auto sentence = policiespage::PolicyWords::mistake(wrong);
    QVERIFY2(sentence.contains(QStringLiteral("100")) && !sentence.contains(QStringLiteral("1000")),
             qPrintable(sentence));
}

QTEST_MAIN(PolicyPartsTest)
#include "policy_parts_test.moc"

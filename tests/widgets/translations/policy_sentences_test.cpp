#include <QSet>
#include <QTest>

#include <array>

#include "widgets/kit/sentences.h"

namespace v1 = pilothouse::v1;

namespace {

// Each in words of its own.
template <typename Value>
bool haveWords() {
    QStringList words{kit::Sentences::word(Value())};
    const auto *values = google::protobuf::GetEnumDescriptor<Value>();
    for (int i = 1; i < values->value_count(); ++i) {
        const auto word = kit::Sentences::word(static_cast<Value>(values->value(i)->number()));
        if (word.isEmpty() || words.contains(word))
            return false;
        words << word;
    }
    return true;
}

} // namespace

// What the service says of policies by reason and arguments, as it is read.
class PolicySentencesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatARuleIsHasItsWord();
    void aTestOfRulesThatFailsSaysWhy();
    void whatARuleForbidsIsNamed();
    void whatIsOverIsSaidInWords();
};

void PolicySentencesTest::whatARuleIsHasItsWord() {
    QVERIFY(haveWords<v1::PolicyStage>());
    QVERIFY(haveWords<v1::PolicyEffect>());
    QVERIFY(haveWords<v1::PolicyMode>());
}

// One whose answer is right fails for another cause, which must be told.
void PolicySentencesTest::aTestOfRulesThatFailsSaysWhy() {
    core::Error::Arguments arguments{
        {"test", "t"}, {"expected", "allowed"}, {"actual", "denied"}, {"rule", "r7"}, {"approvals", "2"}};
    const auto other = kit::Sentences::of(v1::POLICY_TEST_FAILED, arguments);
    QVERIFY2(other.contains(kit::Sentences::word(v1::DENIED)) && !other.contains(QStringLiteral("r7")),
             qPrintable(other));
    arguments["expected"] = "denied";
    const auto same = kit::Sentences::of(v1::POLICY_TEST_FAILED, arguments);
    QVERIFY2(same.contains(QStringLiteral("r7")) && same.contains(QLatin1Char('2')), qPrintable(same));
    arguments["rule"].clear();
    QVERIFY(kit::Sentences::of(v1::POLICY_TEST_FAILED, arguments) != same);
}

// Of a change of many objects one must see which it is.
void PolicySentencesTest::whatARuleForbidsIsNamed() {
    core::Error::Arguments arguments{{"name", "routes/chat"}, {"policy_set", "policySets/eu"}, {"rule", "only-eu"}};
    const std::array reasons{v1::POLICY_FORBIDS, v1::POLICY_NOT_PERMITTED};
    for (const auto reason : reasons)
        QVERIFY(kit::Sentences::of(reason, arguments).contains(QStringLiteral("routes/chat")));
    arguments["target"] = "providers/acme";
    for (const auto reason : reasons) {
        const auto said = kit::Sentences::of(reason, arguments);
        QVERIFY2(said.contains(QStringLiteral("routes/chat")) && said.contains(QStringLiteral("providers/acme")),
                 qPrintable(said));
    }
}

void PolicySentencesTest::whatIsOverIsSaidInWords() {
    QStringList sentences;
    for (const char *state : {"OVER", "REVIEWED", "OPEN"})
        sentences << kit::Sentences::of(v1::WRONG_STATE, {{"name", "breakGlasses/x"}, {"state", state}});
    sentences << kit::Sentences::of(v1::WRONG_STATE, {{"name", "changeRequests/x"}, {"state", "APPLIED"}});
    QCOMPARE(QSet<QString>(sentences.begin(), sentences.end()).size(), 4);
    for (const auto &sentence : sentences)
        QVERIFY2(!sentence.contains(QLatin1String("OVER")) && !sentence.contains(QLatin1String("APPLIED")) &&
                     !sentence.contains(QLatin1String("REVIEWED")) && !sentence.contains(QLatin1String("OPEN")),
                 qPrintable(sentence));
    const auto reviewed =
        kit::Sentences::of(v1::APPROVER_NOT_ELIGIBLE, {{"name", "breakGlasses/x"}, {"why", "REQUESTER"}});
    const auto approved =
        kit::Sentences::of(v1::APPROVER_NOT_ELIGIBLE, {{"name", "changeRequests/x"}, {"why", "REQUESTER"}});
    QVERIFY(reviewed != approved);
}

QTEST_GUILESS_MAIN(PolicySentencesTest)

#include "policy_sentences_test.moc"

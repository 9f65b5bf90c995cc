#include "widgets/audit/policy_facts.h"

#include "widgets/kit/plain_text.h"
#include "widgets/kit/policy_words.h"

#include <algorithm>

namespace auditpage {

namespace {

// A change of many objects is often decided by the same rules.
constexpr int MostPlaces = 3;

struct Said {
    QStringList sentences;
    QStringList places;
};

QList<Said> saidOf(const v1::EventPayload &details) {
    QList<Said> all;
    for (const auto &decision : details.decisions()) {
        const auto sentences = kit::PolicyWords::sentences(decision);
        if (sentences.isEmpty())
            continue;
        auto found =
            std::find_if(all.begin(), all.end(), [&](const Said &said) { return said.sentences == sentences; });
        if (found == all.end())
            found = all.insert(all.end(), {sentences, {}});
        found->places << kit::PolicyWords::place(decision);
    }
    return all;
}

int weight(const v1::PolicyCitation &cited) {
    return cited.effect() == v1::FORBID ? 2 : cited.effect() == v1::OBLIGE ? 1 : 0;
}

} // namespace

QList<kit::Fact> PolicyFacts::of(const v1::GetEventResponse &entry) {
    QList<kit::Fact> facts;
    // One object alone stands in the title.
    const auto all = saidOf(entry.details());
    const QStringList title{kit::harmless(QString::fromStdString(entry.event().object()))};
    for (const auto &said : all) {
        const bool isOne = all.size() == 1 && said.places == title;
        auto places = said.places.mid(0, MostPlaces).join(QStringLiteral(", "));
        if (const auto more = static_cast<int>(said.places.size()) - MostPlaces; more > 0)
            places = tr("%1 and %n more", "objects and targets", more).arg(places);
        for (const auto &sentence : said.sentences)
            facts << kit::Fact{
                tr("Policy"), isOne ? sentence : tr("%1: %2", "objects and targets, a sentence").arg(places, sentence)};
    }
    if (!facts.isEmpty())
        return facts;
    for (const auto &cited : entry.event().policies())
        facts << kit::Fact{tr("Policy"), kit::PolicyWords::sentence(cited)};
    if (!entry.event().break_glass().empty())
        facts << kit::Fact{tr("Policy"), tr("%1 suspended rules that stood against it.", "name of a break-glass")
                                             .arg(kit::harmless(QString::fromStdString(entry.event().break_glass())))};
    return facts;
}

QString PolicyFacts::ruleOf(const v1::GetEventResponse &entry) {
    const v1::PolicyCitation *most = nullptr;
    const auto take = [&most](const v1::PolicyCitation &cited) {
        if (!cited.policy_set().empty() && (!most || weight(cited) > weight(*most)))
            most = &cited;
    };
    for (const auto &cited : entry.event().policies())
        take(cited);
    // The leaf cites what counted alone.
    if (!most)
        for (const auto &decision : entry.details().decisions()) {
            if (decision.break_glass().empty())
                continue;
            if (decision.shadow().has_rule())
                take(decision.shadow().rule());
            for (const auto &obliging : decision.shadow().obliging())
                take(obliging);
        }
    return most ? kit::harmless(QString::fromStdString(most->policy_set() + '#' + most->rule())) : QString();
}

} // namespace auditpage
